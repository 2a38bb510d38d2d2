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
  let count = targets.count
  let scores = MatrixView(x, rows: count, columns: columns)
  let dx = UnsafeDestination(dx)
  let blocks = (count + lanes - 1) / lanes
  return withUnsafeTemporaryAllocation(of: Float.self, capacity: count) {
    space in
    guard let base = space.baseAddress else { return 0 }
    let losses = UnsafeDestination(base)
    let chunk = 8
    inChunks(
      (blocks + chunk - 1) / chunk, work: count * columns * 8
    ) { index in
      withUnsafeTemporaryAllocation(
        of: Vector.self, capacity: (columns / lanes + 2) * lanes
      ) { space in
        let end = min((index + 1) * chunk * lanes, count)
        for first in stride(from: index * chunk * lanes, to: end, by: lanes) {
          CrossEntropyBlock(
            scores: scores, first: first, count: min(lanes, end - first),
            safe: end - overrun(columns: columns),
            x: space.baseAddress! + lanes, spare: space.baseAddress!
          ).compute(
            targets: targets, factor: factor, losses: losses.pointer,
            gradient: dx.pointer)
        }
      }
    }
    return space.reduce(0) { $0 + Double($1) }
  }
}

/// Sixteen rows side by side: lane r of every vector belongs to row r, so that
/// maxima and sums over a row need no sums over lanes.
private struct CrossEntropyBlock {
  let scores: MatrixView
  /// The first row, and how many rows there are: at most sixteen.
  let first: Int
  let count: Int
  /// Up to this row, what is behind the end of a row belongs to rows that are
  /// written later by the same thread.
  let safe: Int
  /// A vector for each column, in whole groups of sixteen.
  let x: UnsafeMutablePointer<Vector>
  let spare: UnsafeMutablePointer<Vector>

  @inline(__always)
  func compute(
    targets: [Int], factor: Float, losses: UnsafeMutablePointer<Float>,
    gradient dx: UnsafeMutablePointer<Float>
  ) {
    let columns = scores.columns
    read()
    // snippet.cross-entropy
    var largest = x[0]
    for j in 1..<columns { largest = maximum(x[j], largest) }
    var sum = Vector.zero
    for j in 0..<columns {
      x[j] = exp(x[j] - largest)
      sum += x[j]
    }
    let scale = factor / sum
    for j in 0..<columns { x[j] *= scale }
    write(to: dx)
    // -log p = log(sum) - (x - largest)
    let loss = log(sum) + largest
    for r in 0..<count {
      let at = (first + r) * columns + targets[first + r]
      dx[at] -= factor
      losses[first + r] = loss[r] - scores.base[at]
    }
    // snippet.end
  }

  /// Reads the rows; those that are missing are copies of the first.
  @inline(__always)
  private func read() {
    let columns = scores.columns
    let whole = first + count + overrun(columns: columns) <= scores.rows
    for j in stride(from: 0, to: columns, by: lanes) {
      let used = min(lanes, columns - j)
      for r in 0..<lanes {
        let row = scores.base + (first + (r < count ? r : 0)) * columns
        x[j + r] = row.vector(j, count: whole ? lanes : used)
      }
      transpose(x + j, spare: spare)
    }
  }

  /// Writes the rows.
  @inline(__always)
  private func write(to dx: UnsafeMutablePointer<Float>) {
    let columns = scores.columns
    for j in stride(from: 0, to: columns, by: lanes) {
      transpose(x + j, spare: spare)
    }
    for r in 0..<count {
      let row = dx + (first + r) * columns
      for j in stride(from: 0, to: columns, by: lanes) {
        let used = min(lanes, columns - j)
        row.store(x[j + r], at: j, count: first + r < safe ? lanes : used)
      }
    }
  }
}
