import Foundation
import LiveRuntime
import Testing

/// The memory of the page that trains, given a piece of that of this machine.
@Suite(.serialized) final class MemoryTests {
  private let size = 1 << 20
  private let memory: UnsafeMutableRawPointer

  init() {
    memory = .allocate(byteCount: size, alignment: 4096)
    live_grow_with(nil)
    live_begin(memory, size)
  }

  deinit { memory.deallocate() }

  @Test("blocks lie in the memory, aligned and apart")
  func blocks() throws {
    var taken: [(start: UInt, end: UInt)] = []
    for size in [0, 1, 15, 16, 17, 24, 25, 100, 1000, 4096, 5000] {
      for alignment in [1, 8, 16, 32, 64] {
        let block = try #require(live_allocate(size, alignment))
        let start = UInt(bitPattern: block)
        #expect(start % UInt(alignment) == 0)
        #expect(block >= memory && block + size <= memory + self.size)
        // Writing to all of it must not disturb the others.
        memset(block, 0xFF, size)
        taken.append((start, start + UInt(size)))
      }
    }
    taken.sort { $0 < $1 }
    for (a, b) in zip(taken, taken.dropFirst()) { #expect(a.end <= b.start) }
    for block in taken { live_free(.init(bitPattern: block.start)) }
  }

  @Test("what was freed is given out again, and nothing else is taken")
  func reuse() throws {
    let block = try #require(live_allocate(1000, 64))
    let other = try #require(live_allocate(1000, 16))
    let used = live_used()
    live_free(block)
    live_free(other)
    #expect(live_allocate(900, 64) == block)
    #expect(live_allocate(1001, 16) == other)
    #expect(live_used() == used)
    // The same steps again and again need no more than the first.
    for _ in 0..<1000 {
      let blocks = (1..<20).map { live_allocate($0 * 37, 64) }
      for block in blocks { live_free(block) }
      if live_used() > used * 20 { break }
    }
    let after = live_used()
    for _ in 0..<1000 {
      let blocks = (1..<20).map { live_allocate($0 * 37, 64) }
      for block in blocks.reversed() { live_free(block) }
    }
    #expect(live_used() == after)
  }

  @Test("a block is at most half as large again as what was asked for")
  func waste() throws {
    for bytes in [33, 49, 100, 1000, 3000, 3073, 50_000] {
      live_begin(memory, size)
      _ = try #require(live_allocate(bytes, 16))
      #expect(live_used() >= bytes + 4)
      #expect(live_used() <= bytes + bytes / 2 + 48, "\(bytes)")
    }
  }

  @Test("where there is no more, there is nothing; what there is, stays whole")
  func exhaustion() throws {
    var blocks: [UnsafeMutableRawPointer] = []
    while let block = live_allocate(10_000, 64) {
      memset(block, Int32(blocks.count), 10_000)
      blocks.append(block)
    }
    #expect(blocks.count > 70)
    #expect(live_used() <= size)
    for (number, block) in blocks.enumerated() {
      let bytes = UnsafeRawBufferPointer(start: block, count: 10_000)
      #expect(bytes.allSatisfy { $0 == UInt8(number) })
    }
    // Less is still there, and what is given back can be had again.
    #expect(live_allocate(100, 16) != nil)
    live_free(blocks[3])
    #expect(live_allocate(10_000, 64) == blocks[3])
    #expect(live_allocate(10_000, 64) == nil)
    #expect(live_allocate(.max, 16) == nil)
    #expect(live_allocate(16, 128) == nil)
  }

  @Test("the memory grows while the machine gives more")
  func growth() throws {
    live_begin(memory, size / 2)
    live_grow_with { $0 <= 1 << 18 ? 1 : 0 }
    let first = try #require(live_allocate(300_000, 64))
    #expect(live_allocate(100_000, 64) != nil)
    #expect(live_used() > size / 2)
    #expect(live_allocate(size, 64) == nil)
    live_free(first)
    #expect(live_allocate(300_000, 64) == first)
    live_free(nil)
  }
}
