import Basics

/// Sequences to learn from side by side, and what follows each token.
///
/// Both matrices have shape (batch, steps): a row is a stretch of the text,
/// and the targets are the same stretch one token later.
public struct Minibatch: Equatable, Sendable {
  /// What the model reads, (batch, steps).
  public let inputs: TokenMatrix
  /// What comes one position later, (batch, steps).
  public let targets: TokenMatrix

  /// Pairs inputs with targets of the same shape.
  public init(inputs: TokenMatrix, targets: TokenMatrix) {
    require(
      inputs.rows == targets.rows && inputs.columns == targets.columns,
      "Inputs and targets of a minibatch have the same shape.")
    self.inputs = inputs
    self.targets = targets
  }

  /// One row for each start: the window of `steps` tokens that begins there.
  // snippet.windows
  init(of indices: TokenIndices, windowsAt starts: [Int], steps: Int) {
    let inputs = indices.stretches(of: steps, from: starts)
    let targets = indices.stretches(of: steps, from: starts.map { $0 + 1 })
    let rows = starts.count
    self.init(
      inputs: TokenMatrix(rows: rows, columns: steps, indices: inputs),
      targets: TokenMatrix(rows: rows, columns: steps, indices: targets))
  }
  // snippet.end

  /// The number of sequences.
  public var batchSize: Int { inputs.rows }

  /// The number of time steps.
  public var steps: Int { inputs.columns }

  /// The number of tokens to predict.
  public var tokenCount: Int { batchSize * steps }
}
