import Basics
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
  /// Whether the table of the embedding is also the weight of the linear
  /// layer (Press and Wolf, 2017): a token is then read and predicted with the
  /// same vector.
  public let isTied: Bool
  /// What is dropped of the inputs while the model learns, if they are learnt
  /// vectors; nil for nothing.
  public var inputDropout: Dropout?
  /// What is dropped of the outputs of each layer while the model learns; nil
  /// for nothing.
  public var dropout: Dropout?
  public let vocabularySize: Int

  /// A model with fresh weights.
  ///
  /// - Parameters:
  ///   - dimensions: those of learnt vectors; nil for one-hot ones.
  ///   - isTied: whether the linear layer shares the table of the embedding,
  ///     which then must have as many dimensions as a state has units.
  ///   - isBidirectional: whether the text is also read from its end. Then the
  ///     scores of a token depend on the token itself: good for tagging a
  ///     text, useless for predicting one.
  public init(
    _ unit: RecurrentUnit, vocabularySize: Int, hiddenUnits: Int,
    layers: Int = 1, embedding dimensions: Int? = nil, isTied: Bool = false,
    inputDropout: Dropout? = nil, dropout: Dropout? = nil,
    isBidirectional: Bool = false,
    using generator: inout some RandomNumberGenerator
  ) {
    (self.vocabularySize, self.isTied) = (vocabularySize, isTied)
    (self.inputDropout, self.dropout) = (inputDropout, dropout)
    embedding = dimensions.map {
      Embedding(tokens: vocabularySize, dimensions: $0, using: &generator)
    }
    rnn = RecurrentLayers(
      unit, inputs: dimensions ?? vocabularySize, hiddenUnits: hiddenUnits,
      layers: layers, isBidirectional: isBidirectional, using: &generator)
    linear = Linear(
      inputs: rnn.directions * hiddenUnits, outputs: vocabularySize,
      using: &generator)
    if isTied {
      require(
        dimensions == hiddenUnits && !isBidirectional,
        "tied weights: the embedding has \(dimensions ?? 0) dimensions, but "
          + "must have as many as there are hidden units in one direction, "
          + "\(hiddenUnits)")
      // Small, as the weights of a linear layer are: the scores begin small.
      embedding = Embedding(weight: linear.weight.detached)
      linear.weight = embedding!.weight
    }
  }

  // snippet.visit
  public mutating func visitParameters(_ visit: ParameterVisitor) {
    embedding?.visitParameters(under: "embedding", visit)
    rnn.visitParameters(under: "rnn", visit)
    if isTied {  // the same parameter, which was visited above
      linear.weight = embedding!.weight
      visit("linear.bias", &linear.bias)
    } else {
      linear.visitParameters(under: "linear", visit)
    }
  }
  // snippet.end

  public func initialState(batchSize: Int) -> LayerState {
    rnn.initialState(batchSize: batchSize)
  }

  public func callAsFunction(
    _ inputs: TokenMatrix, _ state: LayerState
  ) -> (logits: Tensor, state: LayerState) {
    // snippet.call
    let (H, newState) = hiddenStates(inputs, state)
    return (linear(rows(of: H)), newState)
    // snippet.end
  }

  /// The states of the last layer while it reads a minibatch, (steps, batch,
  /// directions × hidden units), and what is carried on.
  public func hiddenStates(
    _ inputs: TokenMatrix, _ state: LayerState
  ) -> (outputs: Tensor, state: LayerState) {
    rnn(sequence(of: inputs), state)
  }

  // snippet.sequence
  /// What layer 0 reads: learnt vectors, or tokens that stand for one-hot ones.
  private func sequence(of inputs: TokenMatrix) -> SequenceInput {
    let (steps, batch) = (inputs.columns, inputs.rows)
    let tokens = inputs.transposed.indices  // the batch of step 0 first
    guard let embedding else { return .tokens(tokens, steps: steps) }
    return .vectors(embedding(tokens).reshaped(steps, batch, rnn.inputs))
  }

  /// (steps, batch, units) as (steps × batch, units).
  private func rows(of H: Tensor) -> Tensor {
    H.reshaped(H.shape[0] * H.shape[1], H.shape[2])
  }
  // snippet.end

  public func trainingPass(
    _ inputs: TokenMatrix, _ state: LayerState, step: Int
  ) -> (logits: Tensor, state: LayerState) {
    // snippet.dropout
    func drop(_ x: Tensor, _ place: Int) -> Tensor {
      let dropout = place == 0 ? inputDropout : dropout
      return dropout?(x, step: step, place: place) ?? x
    }
    var X = sequence(of: inputs)
    if case .vectors(let x) = X { X = .vectors(drop(x, 0)) }
    let (H, newState) = rnn(X, state) { H, layer in drop(H, layer + 1) }
    return (linear(drop(rows(of: H), rnn.layers)), newState)
    // snippet.end
  }
}
