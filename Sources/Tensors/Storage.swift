import Kernels

/// The floats of a tensor, shared by all tensors that look at them.
final class Storage {
  let base: UnsafeMutablePointer<Float>
  let count: Int

  /// The floats packed as the right-hand matrix of a product, kept because
  /// weights are multiplied at every time step between two updates.
  private var panels: Panels?
  /// The same of the transposed matrix.
  private var transposedPanels: Panels?

  /// Memory that is not set to anything yet.
  init(count: Int) {
    self.count = count
    base = Memory.shared.take(count)
  }

  deinit { Memory.shared.give(base, count) }

  /// The packed form of a matrix that fills this storage, or of its transpose.
  func panels(_ matrix: MatrixView, transposed: Bool, groups: Int) -> Panels {
    let known = transposed ? transposedPanels : panels
    if let known, known.rows == matrix.rows, known.columns == matrix.columns,
      known.groups == groups
    {
      return known
    }
    let packed = Panels(matrix, groups: groups)
    if transposed { transposedPanels = packed } else { panels = packed }
    return packed
  }

  /// To be called before the floats change.
  func forgetPanels() { (panels, transposedPanels) = (nil, nil) }
}
