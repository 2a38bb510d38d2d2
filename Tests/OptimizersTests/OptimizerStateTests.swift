import Basics
import Layers
import Optimizers
import Tensors
import Testing

@Suite struct OptimizerStateTests {
  private func network() -> Linear {
    var generator = SplitMix64(seed: 3)
    return Linear(inputs: 4, outputs: 3, using: &generator)
  }

  /// A step towards other outputs, different each time.
  private func step(
    _ model: inout Linear, _ optimizer: inout some Optimizer, _ turn: Int
  ) {
    var generator = SplitMix64(seed: UInt64(turn))
    let x = Tensor.normal(5, 4, standardDeviation: 1, using: &generator)
    model(x).crossEntropy([0, 1, 2, 1, turn % 3]).backward()
    optimizer.step(&model)
  }

  @Test("an Adam that takes over a state goes on bit by bit")
  func resumedAdam() throws {
    var (model, adam) = (network(), Adam(learningRate: 0.1, beta1: 0.7))
    for turn in 0..<5 { step(&model, &adam, turn) }
    var (other, resumed) = (model, Adam())
    other.parameters = model.parameters.map { $0.detached.tracked() }
    try resumed.restore(adam.state(for: model), for: other)
    for turn in 5..<20 {
      step(&model, &adam, turn)
      step(&other, &resumed, turn)
    }
    #expect(model.parameters == other.parameters)
    #expect(adam.state(for: model) == resumed.state(for: other))
    #expect(resumed.steps == 20)
    // The moments matter: without them it goes elsewhere.
    var (third, fresh) = (other, Adam(learningRate: 0.1, beta1: 0.7))
    third.parameters = other.parameters.map { $0.detached.tracked() }
    step(&third, &fresh, 20)
    step(&other, &resumed, 20)
    #expect(third.parameters != other.parameters)
  }

  @Test("a fresh Adam and SGD can be taken over too")
  func fresh() throws {
    let model = network()
    var adam = Adam()
    try adam.restore(Adam(learningRate: 0.5).state(for: model), for: model)
    #expect(adam.learningRate == 0.5 && adam.steps == 0)
    var sgd = SGD(learningRate: 1)
    try sgd.restore(SGD(learningRate: 0.1).state(for: model), for: model)
    #expect(sgd.learningRate == 0.1)
  }

  @Test("a state that does not fit is refused, and nothing changes")
  func refusals() throws {
    var (model, adam) = (network(), Adam())
    step(&model, &adam, 0)
    let good = adam.state(for: model)
    let name = try #require(good.tensors.keys.min())
    func state(
      _ change: (inout [String: Double], inout [String: Tensor]) -> Void
    ) -> OptimizerState {
      var (numbers, tensors) = (good.numbers, good.tensors)
      change(&numbers, &tensors)
      return OptimizerState(rule: "Adam", numbers: numbers, tensors: tensors)
    }
    let states: [(OptimizerState, OptimizerStateError)] = [
      (
        SGD(learningRate: 1).state(for: model),
        .otherRule("SGD", expected: "Adam")
      ),
      (state { n, _ in n["steps"] = nil }, .missingNumber("steps")),
      (
        state { n, _ in n["steps"] = 1.5 },
        .badNumber("steps", 1.5, expected: "a whole number")
      ),
      (
        state { n, _ in n["steps"] = 1e300 },
        .badNumber("steps", 1e300, expected: "a count")
      ),
      (
        state { n, _ in n["beta1"] = 1 },
        .badNumber("beta1", 1, expected: "in 0 ..< 1")
      ),
      (
        state { n, _ in n["beta2"] = 0.1 },
        .badNumber("beta2", 0.1, expected: "a number of 32 bits")
      ),
      (state { _, t in t[name] = nil }, .missingTensor(name)),
      (
        state { _, t in t[name] = Tensor([1]) },
        .otherShape(
          tensor: name, [1], expected: good.tensors[name]?.shape ?? [])
      ),
      (state { _, t in t["spare"] = Tensor([1]) }, .extra("spare")),
      (state { n, _ in n["spare"] = 1 }, .extra("spare")),
    ]
    for (state, error) in states {
      #expect(throws: error) { try adam.restore(state, for: model) }
      #expect(adam.state(for: model) == good)
    }
    let nan = state { n, _ in n["learning rate"] = .nan }
    #expect(throws: OptimizerStateError.self) {
      try adam.restore(nan, for: model)
    }
    var sgd = SGD(learningRate: 1)
    #expect(throws: OptimizerStateError.self) {
      try sgd.restore(good, for: model)
    }
    #expect(sgd.learningRate == 1)
  }
}
