import Basics
import Foundation
import Optimizers
import SafeTensors
import Tensors
import Testing

@testable import Checkpoints

@Suite struct CheckpointTests {
  @Test("a checkpoint is read as it was written, and writes the same bytes")
  func roundTrip() throws {
    let saved = try SavedRun(SafeTensorsFile(data: smallFile()))
    #expect(saved.checkpoint == completeCheckpoint())
    #expect(saved.checkpoint.data == smallFile())
    var (model, adam) = (smallModel(seed: 2), Adam())
    var generator = SplitMix64(seed: 0)
    try saved.restore(.random, &model, &adam, &generator)
    #expect(adam.steps == 1 && generator.state == .max)
    #expect(smallCheckpoint().with(model, adam).data == smallFile())
  }

  @Test("a run that is over can be taken up again beside the present one")
  func otherRun() throws {
    let saved = try SavedRun(SafeTensorsFile(data: smallFile()))
    var (model, sgd) = (smallModel(seed: 2), SGD(learningRate: 3))
    var generator = SplitMix64(seed: 0)
    try saved.restore(.sequential, &model, &sgd, &generator)
    #expect(model.bits == smallModel(seed: 3).bits)
    #expect(sgd.learningRate == 1 && generator.state == 5)
  }

  @Test("an Adam that went through a file goes on bit by bit")
  func resumedAdam() throws {
    func steps(_ model: inout some Trainable, _ adam: inout Adam) {
      for _ in 0..<5 {
        for parameter in model.parameters {
          parameter.gradient = parameter.detached * 0.5 + 0.01
        }
        adam.step(&model)
      }
    }
    var (model, adam) = (smallModel(), Adam(learningRate: 0.03))
    steps(&model, &adam)
    let data = smallCheckpoint().with(model, adam).data
    var (other, resumed) = (smallModel(seed: 2), Adam())
    var generator = SplitMix64(seed: 0)
    try SavedRun(SafeTensorsFile(data: data))
      .restore(.random, &other, &resumed, &generator)
    steps(&model, &adam)
    steps(&other, &resumed)
    #expect(other.bits == model.bits)
    #expect(resumed.state(for: other) == adam.state(for: model))
  }

  @Test("a model or an optimiser of another kind is refused and left alone")
  func otherKinds() throws {
    let saved = try SavedRun(SafeTensorsFile(data: smallFile()))
    var (model, sgd) = (smallModel(seed: 2), SGD(learningRate: 3))
    let before = model.bits
    var generator = SplitMix64(seed: 7)
    let error = #expect(throws: CheckpointError.self) {
      try saved.restore(.random, &model, &sgd, &generator)
    }
    #expect(
      error?.fault == .optimizer(.otherRule("Adam", expected: "SGD")))
    #expect(model.bits == before && sgd.learningRate == 3)

    let file = smallCheckpoint().with(smallModel(), SGD(learningRate: 1)).data
    var larger = smallModel()
    larger.parameters = larger.parameters.map { $0.detached.tracked() }
    larger.cell.parameters.W_xh = Tensor.zeros(7, 6).tracked()
    let mismatch = #expect(throws: SafeTensorsError.self) {
      try SavedRun(SafeTensorsFile(data: file))
        .restore(.random, &larger, &sgd, &generator)
    }
    #expect(
      mismatch?.reason.hasPrefix(
        "the tensor “model.W_xh” has the shape (7, 5), but (7, 6) is needed.")
        == true)
    #expect(sgd.learningRate == 3 && generator.state == 7)
  }
}
