import Basics
import RNNCell
import Tensors
import Testing
import TextData
import Training

/// Runs that end when nothing is gained, and that keep their best weights.
@Suite struct EarlyStoppingTests {
  let corpus = sampleCorpus()

  private func reports(_ losses: [Double?]) -> TrainingRecord {
    TrainingRecord(
      losses.enumerated().map { index, loss in
        EpochReport(
          epoch: index + 1, trainingLoss: 1, heldOutLoss: loss, largestNorm: 1,
          tokens: 1)
      })
  }

  @Test("measurements without gain are counted from the best one on")
  func counting() {
    #expect(reports([]).measurementsWithoutGain == 0)
    #expect(reports([3, nil, 2]).measurementsWithoutGain == 0)
    #expect(reports([3, 2, nil, 2.5, nil]).measurementsWithoutGain == 1)
    // As good as the best is no gain.
    #expect(reports([2, 2, 3]).measurementsWithoutGain == 2)
  }

  @Test("a run ends after its patience, and its best epoch is told")
  func patience() throws {
    var model = freshModel(for: corpus, hiddenUnits: 12)
    var generator = SplitMix64(seed: 2)
    var plan = TrainingPlan()
    (plan.epochs, plan.batchSize, plan.steps) = (400, 4, 6)
    (plan.evaluationInterval, plan.patience) = (2, 3)
    var best: (epoch: Int, perplexity: Double)?
    let (text, heldOut) = (corpus.prefix(200), corpus.heldOut(60, after: 200))
    let record = try train(
      &model, on: text, heldOut: heldOut, plan: plan, using: &generator
    ) { report, now in
      if now.isBest {
        best = (report.epoch, now.model.perplexity(on: heldOut).value)
      }
    }
    #expect(record.epochs.count < 400 && !record.wasStopped)
    #expect(record.measurementsWithoutGain == 3)
    #expect(best?.epoch == record.best?.epoch)
    #expect(abs(best!.perplexity - record.best!.heldOut!) < 1e-9)
    #expect(record.epochs.last!.heldOut! >= best!.perplexity)
  }

  @Test("a schedule moves the rate, and leaves the optimiser's own as it was")
  func schedule() throws {
    var model = freshModel(for: corpus, hiddenUnits: 6)
    var generator = SplitMix64(seed: 2)
    var plan = TrainingPlan()
    (plan.epochs, plan.batchSize, plan.steps) = (4, 4, 6)
    plan.schedule = .cosine(epochs: 4)
    var rates: [Float] = []
    let record = try train(
      &model, on: corpus.prefix(300), heldOut: [], plan: plan,
      using: &generator
    ) { _, now in rates.append(now.optimizer.learningRate) }
    #expect(rates == [1, 1, 1, 1])
    let last = record.epochs.map(\.learningRate)
    #expect(last == last.sorted(by: >) && last[0] < 1 && last[3] < 0.1)
  }
}
