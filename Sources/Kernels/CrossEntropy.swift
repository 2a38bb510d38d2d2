/// The sum over the rows of -log softmax(x)[target], in nats, and its gradient
/// times `factor`: factor * (softmax(x) - one-hot(target)).
///
/// Both come from the same exponentials, so they are computed together.
///
/// - Parameters:
///   - x: (rows, columns), row-major, the scores (logits).
///   - targets: a column for each row.
///   - dx: (rows, columns), row-major; overwritten.
public func crossEntropy(
  _ x: UnsafePointer<Float>, columns: Int, targets: [Int], factor: Float,
  gradient dx: UnsafeMutablePointer<Float>
) -> Double {
  let scores = MatrixView(x, rows: targets.count, columns: columns)
  let dx = UnsafeDestination(dx)
  let count = targets.count
  let block = 64
  var behind = SIMDMask<SIMD16<Int32>>()
  for lane in 0..<lanes { behind[lane] = lane > (columns - 1) % lanes }
  return withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * count) {
    space in
    guard let base = space.baseAddress else { return 0 }
    let losses = UnsafeDestination(base)
    inChunks(
      (count + block - 1) / block, work: count * columns * 8
    ) { [behind] chunk in
      let rows = chunk * block..<min((chunk + 1) * block, count)
      CrossEntropyRows(
        scores: scores, gradient: dx.pointer, losses: losses.pointer,
        rests: losses.pointer + count, end: rows.upperBound,
        reach: overrun(columns: columns), behind: behind
      ).compute(rows, targets: targets, factor: factor)
    }
    return space[..<count].reduce(0) { $0 + Double($1) }
  }
}

/// Some rows, with the scores and the results of all rows.
private struct CrossEntropyRows {
  let scores: MatrixView
  let gradient: UnsafeMutablePointer<Float>
  let losses: UnsafeMutablePointer<Float>
  let rests: UnsafeMutablePointer<Float>
  /// Vectors may be written into the rows below up to here, not beyond.
  let end: Int
  /// How many rows below its own a vector reaches into.
  let reach: Int
  /// The lanes of the last vector that lie behind the row.
  let behind: SIMDMask<SIMD16<Int32>>

  /// The vectors of a row, of which the last may be longer than the row.
  @inline(__always)
  var vectors: Int { (scores.columns + lanes - 1) / lanes }

  @inline(__always)
  func compute(_ rows: Range<Int>, targets: [Int], factor: Float) {
    let columns = scores.columns
    // snippet.cross-entropy
    for row in rows {
      let (x, dx) = (scores.base + row * columns, gradient + row * columns)
      var largest = Vector(repeating: -.infinity)
      for v in 0..<vectors { largest = maximum(load(row, v), largest) }
      let shift = largest.laneMaximum
      var sums = Vector.zero
      for v in 0..<vectors {
        let e = exp(load(row, v) - shift)
        sums += e
        store(e, row, v)
      }
      let sum = sums.laneSum
      scale(row, by: factor / sum)
      dx[targets[row]] -= factor
      losses[row] = sum
      // What is left of -log p = log(sum) - (x - shift), see below.
      rests[row] = x[targets[row]] - shift
    }
    // snippet.end
    var row = rows.lowerBound
    while row < rows.upperBound {  // sixteen logarithms at once
      let count = min(lanes, rows.upperBound - row)
      let sums = UnsafePointer(losses).vector(row, count: count, padding: 1)
      let rest = UnsafePointer(rests).vector(row, count: count)
      losses.store(log(sums) - rest, at: row, count: count)
      row += lanes
    }
  }

  /// How many lanes of vector v belong to the row.
  @inline(__always)
  private func used(_ v: Int) -> Int { min(lanes, scores.columns - v * lanes) }

  /// Vector v of the scores of a row; minus infinity behind its end.
  @inline(__always)
  private func load(_ row: Int, _ v: Int) -> Vector {
    let x = scores.base + row * scores.columns + v * lanes
    if used(v) == lanes { return x.vector(0) }
    if row + reach >= scores.rows {
      return x.vector(0, count: used(v), padding: -.infinity)
    }
    return x.vector(0).replacing(with: -.infinity, where: behind)
  }

  /// Writes vector v. Zeros may fall into the rows below, which come later.
  @inline(__always)
  private func store(_ value: Vector, _ row: Int, _ v: Int) {
    let dx = gradient + row * scores.columns + v * lanes
    if used(v) == lanes || row + reach < end {
      dx.store(value, at: 0)
    } else {
      dx.store(value, at: 0, count: used(v))
    }
  }

  @inline(__always)
  private func scale(_ row: Int, by factor: Float) {
    let dx = gradient + row * scores.columns
    for v in 0..<vectors {
      if used(v) == lanes || row + reach < end {
        dx.store(dx.vector(v * lanes) * factor, at: v * lanes)
      } else {
        let rest = UnsafePointer(dx).vector(v * lanes, count: used(v))
        dx.store(rest * factor, at: v * lanes, count: used(v))
      }
    }
  }
}
