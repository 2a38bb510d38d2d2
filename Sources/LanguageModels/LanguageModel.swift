import Tensors
import TextData

/// A model that scores the next token, given what it has read so far.
///
/// Prediction and training are written against this protocol, so they serve
/// every model that fits it.
// snippet.protocol
public protocol LanguageModel: Trainable {
  /// What the model keeps of the tokens it has read.
  associatedtype State: RecurrentState

  /// The number of tokens the model can read and predict.
  var vocabularySize: Int { get }

  /// The state before anything was read.
  func initialState(batchSize: Int) -> State

  /// Reads a minibatch.
  ///
  /// - Parameter inputs: token indices, (batch, steps).
  /// - Returns: scores (logits) of shape (steps × batch, vocabulary), the
  ///   batch of step 0 first, and the state after the last step.
  func callAsFunction(
    _ inputs: TokenMatrix, _ state: State
  ) -> (logits: Tensor, state: State)
  // snippet.end

  // snippet.training
  /// Reads a minibatch to learn from it. Unless a model says otherwise, it
  /// reads as it always does.
  ///
  /// - Parameter step: another number for each step of a run, for what is
  ///   drawn anew in each step and never when the model is measured.
  func trainingPass(
    _ inputs: TokenMatrix, _ state: State, step: Int
  ) -> (logits: Tensor, state: State)
}
// snippet.end

extension LanguageModel {
  public func trainingPass(
    _ inputs: TokenMatrix, _ state: State, step: Int
  ) -> (logits: Tensor, state: State) {
    self(inputs, state)
  }
}
