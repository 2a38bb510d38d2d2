import GradClip
import LanguageModels
import Tensors
import TextData

// Each step is whole, so that it can be compared line by line with the right
// one. One line is wrong, and marked. Each returns the loss and the norm of
// its gradients before clipping.

extension Workbench {
  /// Nothing is wrong.
  mutating func rightStep(_ minibatch: Minibatch) -> (Tensor, Double) {
    // snippet.right
    state = carryingState ? state.detached : fresh
    let logits: Tensor
    (logits, state) = model(minibatch.inputs, state)
    let targets = minibatch.targets.transposed.indices
    let loss = logits.crossEntropy(targets)
    note(loss, of: logits, targets)
    loss.backward()
    let norm = clipGradients(of: model.parameters, to: theta)
    optimizer.step(&model)
    // snippet.end
    return (loss, norm)
  }

  /// The scores are ordered by time step, these targets by sequence.
  mutating func labelsNotTransposed(_ minibatch: Minibatch) -> (Tensor, Double)
  {
    state = carryingState ? state.detached : fresh
    let logits: Tensor
    (logits, state) = model(minibatch.inputs, state)
    // snippet.labels
    let targets = minibatch.targets.indices  // WRONG
    // snippet.end
    let loss = logits.crossEntropy(targets)
    note(loss, of: logits, targets)
    loss.backward()
    let norm = clipGradients(of: model.parameters, to: theta)
    optimizer.step(&model)
    return (loss, norm)
  }

  /// The history of the state is carried over with its values.
  mutating func stateNotDetached(_ minibatch: Minibatch) -> (Tensor, Double) {
    // snippet.detach
    state = carryingState ? state : fresh  // WRONG
    let logits: Tensor
    (logits, state) = model(minibatch.inputs, state)
    let targets = minibatch.targets.transposed.indices
    let loss = logits.crossEntropy(targets)
    note(loss, of: logits, targets)
    loss.backward(keepingGraph: true)  // or it stops with a sentence
    let norm = clipGradients(of: model.parameters, to: theta)
    optimizer.step(&model)
    // snippet.end
    return (loss, norm)
  }

  /// Sequences that go on start from zeros, and unrelated ones go on.
  mutating func stateResetAtTheWrongTime(_ minibatch: Minibatch) -> (
    Tensor, Double
  ) {
    // snippet.reset
    state = carryingState ? fresh : state.detached  // WRONG
    // snippet.end
    let logits: Tensor
    (logits, state) = model(minibatch.inputs, state)
    let targets = minibatch.targets.transposed.indices
    let loss = logits.crossEntropy(targets)
    note(loss, of: logits, targets)
    loss.backward()
    let norm = clipGradients(of: model.parameters, to: theta)
    optimizer.step(&model)
    return (loss, norm)
  }

  /// The loss takes logits and applies softmax itself.
  mutating func softmaxBeforeTheLoss(_ minibatch: Minibatch) -> (Tensor, Double)
  {
    state = carryingState ? state.detached : fresh
    // snippet.softmax
    var logits: Tensor
    (logits, state) = model(minibatch.inputs, state)
    logits = logits.softmax()  // WRONG
    // snippet.end
    let targets = minibatch.targets.transposed.indices
    let loss = logits.crossEntropy(targets)
    note(loss, of: logits, targets)
    loss.backward()
    let norm = clipGradients(of: model.parameters, to: theta)
    optimizer.step(&model)
    return (loss, norm)
  }

  /// The last parameter is the bias of the output.
  mutating func clippingForgetsAParameter(_ minibatch: Minibatch) -> (
    Tensor, Double
  ) {
    state = carryingState ? state.detached : fresh
    let logits: Tensor
    (logits, state) = model(minibatch.inputs, state)
    let targets = minibatch.targets.transposed.indices
    let loss = logits.crossEntropy(targets)
    note(loss, of: logits, targets)
    loss.backward()
    // snippet.clip
    let all = model.parameters.dropLast()  // WRONG
    let norm = clipGradients(of: Array(all), to: theta)
    // snippet.end
    optimizer.step(&model)
    return (loss, norm)
  }

  /// The target of each step is the token that was just read.
  mutating func targetNotShifted(_ minibatch: Minibatch) -> (Tensor, Double) {
    state = carryingState ? state.detached : fresh
    let logits: Tensor
    (logits, state) = model(minibatch.inputs, state)
    // snippet.shift
    let targets = minibatch.inputs.transposed.indices  // WRONG
    // snippet.end
    let loss = logits.crossEntropy(targets)
    note(loss, of: logits, targets)
    loss.backward()
    let norm = clipGradients(of: model.parameters, to: theta)
    optimizer.step(&model)
    return (loss, norm)
  }
}
