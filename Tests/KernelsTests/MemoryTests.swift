import Kernels
import Testing

@Suite struct MemoryTests {
  @Test(
    "memory begins with a cache line, also the second time",
    arguments: [0, 1, 17, 1023, 1024, 5000, 1_000_003])
  func cacheLines(count: Int) {
    for _ in 0..<3 {
      let blocks = (0..<4).map { _ in Memory.shared.take(count) }
      // No two that are in use at the same time are the same.
      #expect(Set(blocks).count == 4)
      for block in blocks {
        #expect(UInt(bitPattern: block) % 64 == 0)
        block.update(repeating: 1, count: count)
        Memory.shared.give(block, count)
      }
    }
  }
}
