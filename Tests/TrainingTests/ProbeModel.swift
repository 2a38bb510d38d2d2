import LanguageModels
import RNNCell
import Tensors
import TextData

/// A model that writes down what training does with it.
struct ProbeModel: LanguageModel {
  /// One call of the model.
  struct Call {
    let inputs: TokenMatrix
    let state: HiddenState
    let newState: HiddenState
    /// The number of recorded operations behind the logits.
    let graphSize: Int
    /// The parameters as they were.
    let bits: [[UInt32]]
  }

  final class Log {
    var calls: [Call] = []
  }

  var model: RNNLanguageModel
  let log = Log()

  init(_ model: RNNLanguageModel) { self.model = model }

  var vocabularySize: Int { model.vocabularySize }

  mutating func visitParameters(_ visit: ParameterVisitor) {
    model.visitParameters(visit)
  }

  func initialState(batchSize: Int) -> HiddenState {
    model.initialState(batchSize: batchSize)
  }

  func callAsFunction(
    _ inputs: TokenMatrix, _ state: HiddenState
  ) -> (logits: Tensor, state: HiddenState) {
    let (logits, newState) = model(inputs, state)
    log.calls.append(
      Call(
        inputs: inputs, state: state, newState: newState,
        graphSize: logits.graphSize, bits: bits))
    return (logits, newState)
  }
}
