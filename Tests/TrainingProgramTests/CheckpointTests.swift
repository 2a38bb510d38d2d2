import Foundation
import Optimizers
import SafeTensors
import Tensors
import Testing

@testable import TrainingProgram

@Suite struct CheckpointTests {
  @Test("a checkpoint is read as it was written, and writes the same bytes")
  func roundTrip() throws {
    let saved = try SavedRun(SafeTensorsFile(data: smallFile()))
    #expect(saved.checkpoint == smallCheckpoint())
    var (model, adam) = (smallModel(seed: 2), Adam())
    try saved.restore(&model, &adam)
    #expect(adam.steps == 1)
    #expect(saved.checkpoint.data(with: model, adam) == smallFile())
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
    let data = smallCheckpoint().data(with: model, adam)
    var (other, resumed) = (smallModel(seed: 2), Adam())
    try SavedRun(SafeTensorsFile(data: data)).restore(&other, &resumed)
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
    let error = #expect(throws: CheckpointError.self) {
      try saved.restore(&model, &sgd)
    }
    #expect(
      error?.fault == .optimizer(.otherRule("Adam", expected: "SGD")))
    #expect(model.bits == before && sgd.learningRate == 3)

    let file = smallCheckpoint().data(
      with: smallModel(), SGD(learningRate: 1))
    var larger = smallModel()
    larger.parameters = larger.parameters.map { $0.detached.tracked() }
    larger.cell.parameters.W_xh = Tensor.zeros(7, 6).tracked()
    let mismatch = #expect(throws: SafeTensorsError.self) {
      try SavedRun(SafeTensorsFile(data: file)).restore(&larger, &sgd)
    }
    #expect(
      mismatch?.fault
        == .otherShape(
          tensor: "model.W_xh", shape: [7, 5], expected: [7, 6]))
    #expect(sgd.learningRate == 3)
  }
}
