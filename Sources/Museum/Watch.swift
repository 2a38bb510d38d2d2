import LanguageModels
import Optimizers
import Tensors
import TextData
import Training

/// What is seen of a step from outside, so that the steps of the museum hold
/// nothing but training.
final class Watch<State: RecurrentState> {
  /// The state with which the model was called last.
  var start: State?
  /// What was seen in the present epoch.
  var reader = SignReader()
}

/// A model that shows the state it was called with.
struct Watched<Model: LanguageModel>: LanguageModel {
  var model: Model
  let watch: Watch<Model.State>

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
struct WatchedSGD<State: RecurrentState> {
  let rule: SGD
  let watch: Watch<State>

  func step(_ model: inout some Trainable) {
    watch.reader.note(.clipped(model.parameters))
    rule.step(&model)
  }
}
