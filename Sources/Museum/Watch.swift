import GradClip
import LanguageModels
import Optimizers
import RNNCell
import Tensors
import TextData

/// What is seen of a step from outside, so that the steps of the museum hold
/// nothing but training.
final class Watch {
  /// The state with which the model was called last.
  var start: (any RecurrentState)?
  /// The norm of the gradients with which the last step was taken.
  var clippedNorm = 0.0
}

/// A model that shows the state it was called with.
struct Watched<Model: LanguageModel>: LanguageModel {
  var model: Model
  let watch: Watch

  var vocabularySize: Int { model.vocabularySize }

  mutating func visitParameters(_ visit: ParameterVisitor) {
    model.visitParameters(visit)
  }

  func initialState(batchSize: Int) -> Model.State {
    model.initialState(batchSize: batchSize)
  }

  func callAsFunction(
    _ inputs: TokenMatrix, _ state: Model.State
  ) -> (logits: Tensor, state: Model.State) {
    watch.start = state
    return model(inputs, state)
  }
}

/// Gradient descent that shows the gradients it is given.
struct WatchedSGD {
  let rule: SGD
  let watch: Watch

  func step(_ model: inout some Trainable) {
    watch.clippedNorm = gradientNorm(of: model.parameters)
    rule.step(&model)
  }
}
