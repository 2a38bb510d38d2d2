/// Adds a sum over many rows to `total`, which is too small to be shared among
/// threads. The rows are: a fixed number of parts, each with a sum of its own,
/// which are added in order at the end.
///
/// - Parameters:
///   - size: the number of floats of the sum.
///   - add: adds some rows to the sum of their part.
func sumInParts(
  rows: Int, size: Int, work: Int, into total: UnsafeMutablePointer<Float>,
  _ add: (_ rows: Range<Int>, _ sum: UnsafeMutablePointer<Float>) -> Void
) {
  let parts = min(8, (rows + 511) / 512)
  withUnsafeTemporaryAllocation(of: Float.self, capacity: parts * size) {
    space in
    guard let base = space.baseAddress else { return }
    space.initialize(repeating: 0)
    let sums = UnsafeDestination(base)
    inChunks(parts, work: work) { part in
      add(
        part * rows / parts..<(part + 1) * rows / parts,
        sums.pointer + part * size)
    }
    for part in 0..<parts {
      addScaled(base + part * size, by: 1, to: total, count: size)
    }
  }
}
