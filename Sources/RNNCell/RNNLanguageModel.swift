import LanguageModels
import OneHot
import Params
import Tensors
import TextData

/// The recurrent language model from scratch: one-hot inputs, the unrolled
/// cell, and scores for the next token.
public struct RNNLanguageModel: LanguageModel {
  /// One step of the network.
  public var cell: RNNCell

  /// A model with fresh parameters.
  ///
  /// - Parameter deviation: the standard deviation of the weights.
  public init(
    vocabularySize: Int, hiddenUnits: Int, activation: Activation = .tanh,
    deviation: Float = 0.01, using generator: inout some RandomNumberGenerator
  ) {
    self.init(
      RNNParameters(
        vocabularySize: vocabularySize, hiddenUnits: hiddenUnits,
        deviation: deviation, using: &generator),
      activation: activation)
  }

  /// A model with parameters that are given.
  public init(_ parameters: RNNParameters, activation: Activation = .tanh) {
    cell = RNNCell(parameters, activation: activation)
  }

  public var vocabularySize: Int { cell.parameters.vocabularySize }

  /// The length of the hidden state.
  public var hiddenUnits: Int { cell.parameters.hiddenUnits }

  public mutating func visitParameters(_ visit: ParameterVisitor) {
    cell.parameters.visitParameters(visit)
  }

  public func initialState(batchSize: Int) -> HiddenState {
    .zeros(batchSize: batchSize, hiddenUnits: hiddenUnits)
  }

  // snippet.call
  public func callAsFunction(
    _ inputs: TokenMatrix, _ state: HiddenState
  ) -> (logits: Tensor, state: HiddenState) {
    let X = oneHot(inputs, classes: vocabularySize)  // (steps, batch, vocab)
    let (outputs, state) = cell.unrolled(over: X, from: state)
    return (outputs, state)
  }
  // snippet.end
}
