import Synchronization

/// Memory for floats that begins with a cache line (64 bytes), and is kept for
/// the next one who asks for the same size.
///
/// A vector of sixteen floats fills a line; if it began inside one, every load
/// would touch two lines and take twice as long. And a training step asks for
/// the same few hundred blocks as the step before: handing them back to the
/// system and getting them again, page by page, would cost a tenth of the time.
/// Prediction asks for three short blocks at every token; to take them from the
/// system and give them back would be 1,600 instructions more.
package final class Memory: Sendable {
  package static let shared = Memory()

  /// The most floats that are kept.
  private let most: Int
  private let state = Mutex(FreeBlocks())

  /// Keeps up to `most` floats; 48 MB unless it is said otherwise.
  package init(most: Int = 12 << 20) {
    self.most = most
    keepFreedPages()
  }

  /// How many floats are kept for the next one now.
  package var kept: Int { state.withLock { $0.kept } }

  /// Room for `count` floats, not set to anything yet.
  package func take(_ count: Int) -> UnsafeMutablePointer<Float> {
    let size = FreeBlocks.size(for: count)
    let address = state.withLock { $0.take(size) }
    if let address { return UnsafeMutablePointer(bitPattern: address)! }
    // snippet.allocate
    let bytes = size * MemoryLayout<Float>.stride
    return UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
      .bindMemory(to: Float.self, capacity: size)
    // snippet.end
  }

  /// Takes back the `count` floats of a block from `take`.
  package func give(_ block: UnsafeMutablePointer<Float>, _ count: Int) {
    let size = FreeBlocks.size(for: count)
    let address = UInt(bitPattern: block)
    let isKept = state.withLock { blocks in
      guard blocks.kept + size <= most else { return false }
      blocks.give(address, size)
      return true
    }
    if !isKept { block.deallocate() }
  }
}

/// The addresses of the blocks that nobody uses, by their size in floats.
private struct FreeBlocks: ~Copyable {
  /// How many floats they have in all.
  private(set) var kept = 0

  /// One block of each number of lines, or 0; in its first bytes stands the
  /// address of the next one. Such a list needs neither a search nor memory.
  private var short = [UInt](repeating: 0, count: longestShort / 16 + 1)
  private var long: [Int: [UInt]] = [:]

  /// The most floats of a short block.
  private static let longestShort = 1024

  /// How many floats a block of at least `count` has: whole lines if it is
  /// short.
  static func size(for count: Int) -> Int {
    count > longestShort ? count : max(count + 15, 16) / 16 * 16
  }

  /// A block of this size that is free no more, if there was one.
  mutating func take(_ size: Int) -> UInt? {
    let address: UInt?
    if size <= Self.longestShort {
      let first = short[size / 16]
      address = first == 0 ? nil : first
      if let block = UnsafePointer<UInt>(bitPattern: first) {
        short[size / 16] = block.pointee
      }
    } else {
      address = long[size]?.popLast()
    }
    if address != nil { kept -= size }
    return address
  }

  /// Adds a block.
  mutating func give(_ address: UInt, _ size: Int) {
    kept += size
    if size > Self.longestShort {
      return long[size, default: []].append(address)
    }
    UnsafeMutablePointer<UInt>(bitPattern: address)!.pointee = short[size / 16]
    short[size / 16] = address
  }
}
