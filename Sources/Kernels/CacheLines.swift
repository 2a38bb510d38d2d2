extension UnsafeMutablePointer<Float> {
  /// Memory for `count` floats that begins with a cache line (64 bytes).
  ///
  /// A vector of sixteen floats fills a line. If it begins inside one, every
  /// load touches two lines and takes twice as long. Freed by `deallocate()`.
  package static func onCacheLine(count: Int) -> Self {
    let bytes = max(count, 1) * MemoryLayout<Float>.stride
    return UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
      .bindMemory(to: Float.self, capacity: max(count, 1))
  }
}
