import LanguageModels
import Layers
import RNNCell
import Tensors
import TextData

extension LayerState: RecurrentState {
  public var tensors: [Tensor] { [hidden] + (cell.map { [$0] } ?? []) }
}

/// A language model made of ready layers: recurrent layers over one-hot
/// vectors, or over learnt ones, and a linear layer for the scores.
///
/// It fits the functions that train the model from scratch and that predict
/// with it. Its parameters have the names that PyTorch gives to a module with
/// the layers `embedding` (if there is one), `rnn` and `linear`.
public struct ConciseLanguageModel: LanguageModel {
  /// A vector for each token; nil for one-hot vectors.
  public var embedding: Embedding?
  /// The recurrent layers.
  public var rnn: RecurrentLayers
  /// From the hidden states to the scores.
  public var linear: Linear
  public let vocabularySize: Int

  /// A model with fresh weights.
  ///
  /// - Parameters:
  ///   - embedding: the dimensions of learnt vectors, nil for one-hot ones.
  ///   - isBidirectional: whether the text is also read from its end. Then the
  ///     scores of a token depend on the token itself: good for tagging a
  ///     text, useless for predicting one.
  public init(
    _ unit: RecurrentUnit, vocabularySize: Int, hiddenUnits: Int,
    layers: Int = 1, embedding dimensions: Int? = nil,
    isBidirectional: Bool = false,
    using generator: inout some RandomNumberGenerator
  ) {
    self.vocabularySize = vocabularySize
    embedding = dimensions.map {
      Embedding(tokens: vocabularySize, dimensions: $0, using: &generator)
    }
    rnn = RecurrentLayers(
      unit, inputs: dimensions ?? vocabularySize, hiddenUnits: hiddenUnits,
      layers: layers, isBidirectional: isBidirectional, using: &generator)
    linear = Linear(
      inputs: rnn.directions * hiddenUnits, outputs: vocabularySize,
      using: &generator)
  }

  public mutating func visitParameters(_ visit: ParameterVisitor) {
    embedding?.visitParameters(under: "embedding", visit)
    rnn.visitParameters(under: "rnn", visit)
    linear.visitParameters(under: "linear", visit)
  }

  public func initialState(batchSize: Int) -> LayerState {
    rnn.initialState(batchSize: batchSize)
  }

  public func callAsFunction(
    _ inputs: TokenMatrix, _ state: LayerState
  ) -> (logits: Tensor, state: LayerState) {
    // snippet.call
    let (steps, batch) = (inputs.columns, inputs.rows)
    let tokens = inputs.transposed.indices  // the batch of step 0 first
    let X: SequenceInput =
      if let embedding {
        .vectors(embedding(tokens).reshaped(steps, batch, rnn.inputs))
      } else {
        .tokens(tokens, steps: steps)
      }
    let (H, newState) = rnn(X, state)  // (steps, batch, hidden units)
    let rows = H.reshaped(steps * batch, H.shape[2])
    return (linear(rows), newState)
    // snippet.end
  }
}
