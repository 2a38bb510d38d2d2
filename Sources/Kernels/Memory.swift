import Synchronization

/// Memory for floats that begins with a cache line (64 bytes), and is kept for
/// the next one who asks for the same size.
///
/// A vector of sixteen floats fills a line; if it began inside one, every load
/// would touch two lines and take twice as long. And a training step asks for
/// the same few hundred blocks as the step before: handing them back to the
/// system and getting them again, page by page, would cost a tenth of the time.
package final class Memory: Sendable {
  package static let shared = Memory()

  private struct State: ~Copyable {
    var free: [Int: [UnsafeMutablePointer<Float>]] = [:]
    var kept = 0
  }

  /// Blocks below this many floats are left to the system's allocator.
  private let smallest = 1024
  /// The most floats that are kept.
  private let most: Int
  private let state = Mutex(State())

  /// Keeps up to `most` floats; 48 MB unless it is said otherwise.
  package init(most: Int = 12 << 20) {
    self.most = most
    keepFreedPages()
  }

  /// How many floats are kept for the next one now.
  package var kept: Int { state.withLock { $0.kept } }

  /// Room for `count` floats, not set to anything yet.
  package func take(_ count: Int) -> UnsafeMutablePointer<Float> {
    if count >= smallest {
      let address = state.withLock { state -> UInt? in
        guard let block = state.free[count]?.popLast() else { return nil }
        state.kept -= count
        return UInt(bitPattern: block)
      }
      if let address { return UnsafeMutablePointer(bitPattern: address)! }
    }
    let count = max(count, 1)
    // snippet.allocate
    let bytes = count * MemoryLayout<Float>.stride
    return UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
      .bindMemory(to: Float.self, capacity: count)
    // snippet.end
  }

  /// Takes back the `count` floats of a block from `take`.
  package func give(_ block: UnsafeMutablePointer<Float>, _ count: Int) {
    let address = UInt(bitPattern: block)
    let isKept =
      count >= smallest
      && state.withLock { state in
        guard state.kept + count <= most else { return false }
        let block = UnsafeMutablePointer<Float>(bitPattern: address)!
        state.free[count, default: []].append(block)
        state.kept += count
        return true
      }
    if !isKept { block.deallocate() }
  }
}
