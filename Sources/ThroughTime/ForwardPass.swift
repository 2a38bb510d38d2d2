import OneHot
import RNNCell
import Tensors
import TextData

/// A minibatch read by the scratch cell, with all that the way back needs.
///
/// Nothing is recorded on the tape: what is kept, is kept by name.
///
///     let pass = ForwardPass(model.cell, reading: minibatch)
///     pass.gradients().W_hh  // (hidden units, hidden units)
public struct ForwardPass {
  // snippet.kept
  /// The inputs X_1 … X_T, each (batch, vocabulary).
  public let X: [Tensor]
  /// The states H_0 … H_T, each (batch, hidden units).
  public let H: [Tensor]
  /// The scores O_1 … O_T below each other, (steps × batch, vocabulary).
  public let O: Tensor
  // snippet.end
  /// The tokens that came, in the order of the scores.
  public let targets: [Int]
  /// The step that was taken.
  public let cell: RNNCell

  /// Reads a minibatch.
  ///
  /// - Parameter initial: the state H_0; zeros if there is none.
  public init(
    _ cell: RNNCell, reading minibatch: Minibatch,
    from initial: HiddenState? = nil
  ) {
    let p = cell.parameters
    let inputs = oneHot(minibatch.inputs, classes: p.vocabularySize)
    let start =
      initial
      ?? .zeros(
        batchSize: minibatch.batchSize, hiddenUnits: p.hiddenUnits)
    (X, H, O) = Tensor.withoutRecording {
      // snippet.forward
      let X = (0..<minibatch.steps).map { inputs[$0] }
      var H = [start.H]
      var O: [Tensor] = []
      for x in X {
        let (output, state) = cell(x, HiddenState(H.last!))
        H.append(state.H)
        O.append(output)
      }
      return (X, H, Tensor.concatenate(O))
      // snippet.end
    }
    targets = minibatch.targets.transposed.indices
    self.cell = cell
  }

  /// The number of steps, T.
  public var steps: Int { X.count }

  /// The number of sequences, n.
  public var batchSize: Int { H[0].shape[0] }

  /// The mean cross-entropy over all tokens, in nats.
  public var loss: Float { O.detached.crossEntropy(targets).item }

  /// How many numbers are kept for the way back: the states and the scores.
  ///
  /// The inputs do not count: an index would do for each of them.
  public var keptNumbers: Int {
    H.reduce(0) { $0 + $1.count } + O.count
  }
}
