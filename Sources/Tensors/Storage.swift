import Kernels

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
    base = Memory.shared.take(count)
  }

  deinit { Memory.shared.give(base, count) }

  /// The packed form of a matrix that fills this storage, or of its transpose.
  func panels(_ matrix: MatrixView, transposed: Bool, groups: Int) -> Panels {
    if let kept = panels[transposed], kept.rows == matrix.rows,
      kept.columns == matrix.columns, kept.groups == groups
    {
      return kept
    }
    let packed = Panels(matrix, groups: groups)
    panels[transposed] = packed
    return packed
  }

  /// To be called before the floats change.
  func forgetPanels() {
    if !panels.isEmpty { panels = [:] }
  }
}
