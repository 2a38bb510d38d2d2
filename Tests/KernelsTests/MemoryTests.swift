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

  @Test("no more is kept than was asked for, and what is taken counts no more")
  func kept() {
    let memory = Memory(most: 5000)
    let blocks = (0..<3).map { _ in memory.take(2000) }
    #expect(memory.kept == 0)
    memory.give(blocks[0], 2000)
    memory.give(blocks[1], 2000)
    #expect(memory.kept == 4000)
    memory.give(blocks[2], 2000)  // would make 6000: goes back to the system
    #expect(memory.kept == 4000)
    memory.give(memory.take(1024), 1024)  // would make 5024
    #expect(memory.kept == 4000)
    // The two that were kept are handed out before new ones, the last first.
    #expect(memory.take(2000) == blocks[1])
    #expect(memory.kept == 2000)
    #expect(memory.take(2000) == blocks[0])
    #expect(memory.kept == 0)
    memory.give(memory.take(5000), 5000)
    #expect(memory.kept == 5000)
    memory.give(memory.take(5001), 5001)
    #expect(memory.kept == 5000)
  }

  @Test("short blocks are kept in whole lines, the last first")
  func short() {
    let memory = Memory(most: 100)
    let blocks = [17, 30, 32, 33].map(memory.take)
    for (block, count) in zip(blocks, [17, 30, 32]) {
      memory.give(block, count)
    }
    #expect(memory.kept == 96)
    memory.give(blocks[3], 33)  // three lines, which would make 144
    #expect(memory.kept == 96)
    #expect(
      [31, 18, 25].map(memory.take) == [blocks[2], blocks[1], blocks[0]])
    #expect(memory.kept == 0)
    let fresh = memory.take(32)
    // The fourth went back to the system, which may hand it out again.
    #expect(!blocks.prefix(3).contains(fresh))
    memory.give(fresh, 32)
    let other = memory.take(16)  // another size
    #expect(other != fresh && memory.kept == 32)
    memory.give(other, 16)
  }
}
