/// Floats with a margin on both sides that no kernel may touch.
final class Buffer {
  let count: Int
  private let memory: UnsafeMutablePointer<Float>
  private static let margin = 64
  private static let mark: Float = -987_654.25

  init(_ elements: [Float]) {
    count = elements.count
    memory = .allocate(capacity: count + 2 * Self.margin)
    memory.initialize(repeating: Self.mark, count: count + 2 * Self.margin)
    base.update(from: elements, count: count)
  }

  /// Elements that are yet to be written: NaN, so that one left out shows.
  convenience init(count: Int) {
    self.init([Float](repeating: .nan, count: count))
  }

  deinit { memory.deallocate() }

  var base: UnsafeMutablePointer<Float> { memory + Self.margin }

  var elements: [Float] {
    Array(UnsafeBufferPointer(start: base, count: count))
  }

  /// The bit patterns of the elements: equal even where both are NaN, and
  /// different for 0 and -0.
  var bits: [UInt32] { elements.map(\.bitPattern) }

  /// Whether nothing was written outside the elements.
  var isIntact: Bool {
    (0..<Self.margin).allSatisfy { index in
      memory[index] == Self.mark && base[count + index] == Self.mark
    }
  }
}

/// `count` numbers in -1 ..< 1 that look random and are always the same.
func numbers(_ count: Int, seed: Int) -> [Float] {
  var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
  return (0..<count).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Float(Int(state >> 40) - 1 << 23) * 0x1p-23
  }
}
