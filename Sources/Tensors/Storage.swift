import Kernels
import Synchronization

/// The floats of a tensor, shared by all tensors that look at them.
final class Storage {
  let base: UnsafeMutablePointer<Float>
  let count: Int

  /// The floats packed as the right-hand matrix of a product, kept because
  /// weights are multiplied at every time step between two updates.
  private var panels: [Bool: Panels] = [:]

  /// Memory that is not set to anything yet.
  init(count: Int) {
    self.count = count
    base = Recycler.shared.take(count)
  }

  deinit { Recycler.shared.give(base, count) }

  /// The packed form of a (rows, columns) matrix that fills this storage, or
  /// of its transpose.
  func panels(rows: Int, columns: Int, transposed: Bool) -> Panels {
    var matrix = MatrixView(base, rows: rows, columns: columns)
    if transposed { matrix = matrix.transposed }
    if let kept = panels[transposed], kept.rows == matrix.rows,
      kept.columns == matrix.columns
    {
      return kept
    }
    let packed = Panels(matrix)
    panels[transposed] = packed
    return packed
  }

  /// To be called before the floats change.
  func forgetPanels() {
    if !panels.isEmpty { panels = [:] }
  }
}

/// Keeps freed memory for the next tensor of the same size.
///
/// A training step asks for the same few hundred blocks as the step before.
/// Handing them back to the system and getting them again, page by page, would
/// cost a tenth of the time.
private final class Recycler: Sendable {
  static let shared = Recycler()

  private struct State: ~Copyable {
    var free: [Int: [UnsafeMutablePointer<Float>]] = [:]
    var kept = 0
  }

  /// Blocks below this many floats are left to the system's allocator.
  private let smallest = 1024
  /// The most floats that are kept: 24 MB.
  private let most = 6 << 20
  private let state = Mutex(State())

  func take(_ count: Int) -> UnsafeMutablePointer<Float> {
    if count >= smallest {
      let address = state.withLock { state -> UInt? in
        guard let block = state.free[count]?.popLast() else { return nil }
        state.kept -= count
        return UInt(bitPattern: block)
      }
      if let address { return UnsafeMutablePointer(bitPattern: address)! }
    }
    return .onCacheLine(count: count)
  }

  func give(_ block: UnsafeMutablePointer<Float>, _ count: Int) {
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
