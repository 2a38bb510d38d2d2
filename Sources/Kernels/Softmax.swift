/// log softmax of each row: x - log(sum of e^x), computed from x - max x so
/// that no exponential overflows and no probability is rounded to 0.
///
/// - Parameters:
///   - x: (rows, columns), row-major, the scores (logits).
///   - y: (rows, columns), row-major, the log-probabilities; overwritten.
public func logSoftmax(
  _ x: UnsafePointer<Float>, rows: Int, columns: Int,
  into y: UnsafeMutablePointer<Float>
) {
  forEachRow(rows, columns) { row in
    let x = x + row * columns
    let y = y + row * columns
    // snippet.log-softmax
    var largest = Vector(repeating: -.infinity)
    forEachVector(columns) { start, count in
      largest = maximum(
        x.vector(start, count: count, padding: -.infinity), largest)
    }
    let shift = Vector(repeating: largest.laneMaximum)
    var total = Vector.zero
    forEachVector(columns) { start, count in
      total += exp(x.vector(start, count: count, padding: -.infinity) - shift)
    }
    let logSum = log(Vector(repeating: total.laneSum))
    forEachVector(columns) { start, count in
      y.store(
        x.vector(start, count: count) - shift - logSum, at: start, count: count)
    }
    // snippet.end
  }
}

/// dx = dy - softmax(x) * (sum of dy over the row): the gradient of
/// `logSoftmax`, from its output y.
public func logSoftmaxDerivative(
  output y: UnsafePointer<Float>, to dy: UnsafePointer<Float>,
  rows: Int, columns: Int, into dx: UnsafeMutablePointer<Float>
) {
  forEachRow(rows, columns) { row in
    let y = y + row * columns
    let dy = dy + row * columns
    let dx = dx + row * columns
    let total = Vector(repeating: Float(sum(dy, count: columns)))
    forEachVector(columns) { start, count in
      let share = exp(y.vector(start, count: count)) * total
      dx.store(dy.vector(start, count: count) - share, at: start, count: count)
    }
  }
}

private func forEachRow(_ rows: Int, _ columns: Int, _ body: (Int) -> Void) {
  let block = 64
  inChunks((rows + block - 1) / block, work: rows * columns * 8) { chunk in
    for row in chunk * block..<min(chunk * block + block, rows) { body(row) }
  }
}

/// Calls `body` with the start and the length of every vector of a row.
@inline(__always)
private func forEachVector(_ columns: Int, _ body: (Int, Int) -> Void) {
  var start = 0
  while start < columns {
    body(start, min(lanes, columns - start))
    start += lanes
  }
}
