import Foundation
import Testing
import Training

/// The schedules beside those of PyTorch.
@Suite struct ScheduleValueTests {
  private struct Values: Decodable {
    let minibatches, epochs, warmUp, patience: Int
    let constant, cosine, warmUpFactors, warmUpCosine, losses, halving: [Double]
  }

  private let values: Values

  init() throws {
    values = try JSONDecoder().decode(
      Values.self,
      from: Data(contentsOf: valuesFolder.appending(path: "schedules.json")))
  }

  /// The factor of each minibatch of the run.
  private func factors(_ schedule: LearningRateSchedule) -> [Double] {
    (0..<values.epochs * values.minibatches).map { step in
      let (epoch, index) = step.quotientAndRemainder(
        dividingBy: values.minibatches)
      return Double(
        schedule.factor(
          at: TrainingMoment(
            epoch: epoch + 1, index: index, of: values.minibatches),
          after: TrainingRecord()))
    }
  }

  private func expectClose(_ factors: [Double], _ expected: [Double]) {
    #expect(factors.count == expected.count)
    for (step, (factor, expected)) in zip(factors, expected).enumerated() {
      // A float has 24 bits: 6e-8 of numbers up to 1.
      #expect(abs(factor - expected) < 1e-7, "step \(step)")
    }
  }

  @Test("the factors for each minibatch are PyTorch's")
  func minibatches() {
    expectClose(factors(.constant), values.constant)
    expectClose(factors(.cosine(epochs: values.epochs)), values.cosine)
    var schedule = LearningRateSchedule.constant
    schedule.warmUp = values.warmUp
    expectClose(factors(schedule), values.warmUpFactors)
    schedule = .cosine(epochs: values.epochs)
    schedule.warmUp = values.warmUp
    expectClose(factors(schedule), values.warmUpCosine)
  }

  @Test("a cosine that has ended stays at 0")
  func ended() {
    let later = TrainingMoment(epoch: values.epochs + 3, index: 2, of: 5)
    let factor = LearningRateSchedule.cosine(epochs: values.epochs)
      .factor(at: later, after: TrainingRecord())
    #expect(abs(factor) < 1e-7)
  }

  @Test("the rate is halved where PyTorch halves it")
  func halving() {
    let schedule = LearningRateSchedule.halving(patience: values.patience)
    for count in 0...values.losses.count {
      let record = TrainingRecord(
        values.losses.prefix(count).enumerated().map { index, loss in
          EpochReport(
            epoch: index + 1, trainingLoss: 1, heldOutLoss: loss,
            largestNorm: 1, tokens: 1)
        })
      let now = TrainingMoment(epoch: count + 1, index: 0, of: 1)
      #expect(
        Double(schedule.factor(at: now, after: record))
          == values.halving[count])
    }
    #expect(values.halving.last! < 0.5)
  }
}
