import Basics
import RNNCell
import Tensors
import Testing
import TextData
import Training

/// Runs that go on where they were broken off.
@Suite struct ContinuingTests {
  let corpus = sampleCorpus()

  /// What was known after an epoch.
  private struct Moment {
    let model: RNNLanguageModel
    let generator: SplitMix64
    let record: TrainingRecord
  }

  private func plan(_ sampling: Sampling) -> TrainingPlan {
    var plan = TrainingPlan()
    (plan.epochs, plan.batchSize, plan.steps) = (7, 4, 6)
    plan.sampling = sampling
    plan.evaluationInterval = 3
    return plan
  }

  @Test(
    "a run that goes on after any epoch ends like one that never stopped",
    arguments: Sampling.allCases)
  func continuing(sampling: Sampling) throws {
    let (text, heldOut) = (corpus.prefix(300), corpus.heldOut(50, after: 300))
    var model = freshModel(for: corpus, hiddenUnits: 6)
    var generator = SplitMix64(seed: 2)
    var moments: [Moment] = []
    var reports: [EpochReport] = []
    let whole = try train(
      &model, on: text, heldOut: heldOut, plan: plan(sampling),
      using: &generator
    ) { report, now in
      var copy = now.model
      copy.parameters = now.model.parameters.map { $0.detached.tracked() }
      reports.append(report)
      moments.append(
        Moment(
          model: copy, generator: now.generator, record: TrainingRecord(reports)
        ))
    }
    #expect(moments.count == 7)
    for moment in moments {
      var (other, otherGenerator) = (moment.model, moment.generator)
      var epochs: [Int] = []
      let record = try train(
        &other, on: text, heldOut: heldOut, plan: plan(sampling),
        using: &otherGenerator, continuing: moment.record
      ) { report, _ in epochs.append(report.epoch) }
      #expect(epochs == Array(1...7).filter { $0 > moment.record.epochs.count })
      #expect(other.bits == model.bits)
      #expect(otherGenerator.state == generator.state)
      #expect(
        record.epochs.map(\.trainingLoss) == whole.epochs.map(\.trainingLoss))
      #expect(
        record.epochs.map(\.heldOutLoss) == whole.epochs.map(\.heldOutLoss))
      #expect(record.best?.epoch == whole.best?.epoch)
      #expect(!record.wasStopped)
    }
  }

  @Test("an error in the report ends the run")
  func failingReport() {
    struct Full: Error {}
    var model = freshModel(for: corpus, hiddenUnits: 6)
    var generator = SplitMix64(seed: 2)
    var count = 0
    #expect(throws: Full.self) {
      try train(
        &model, on: corpus.prefix(300), heldOut: [], plan: plan(.random),
        using: &generator
      ) { _, _ in
        count += 1
        if count == 2 { throw Full() }
      }
    }
    #expect(count == 2)
  }
}
