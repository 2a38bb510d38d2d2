import Basics
import LiveModule
import Museum
import MuseumLogs
import RNNCell
import Testing
import TextData
import Training
import TrainingLogs

@Suite struct LiveExhibitTests {
  private let text = String(
    repeating: "the time traveller smiled round at us, then, still smiling. ",
    count: 80)

  /// The log of the museum, on the same text.
  private func log(_ bug: TrainingBug?, as exhibit: Exhibit) throws
    -> [TrainingLog.Row]
  {
    let corpus = Corpus(text, tokens: .character, joiningLines: .space)
    var generator = SplitMix64(seed: 1)
    let model = RNNLanguageModel(
      vocabularySize: corpus.vocabulary.count,
      hiddenUnits: exhibit.hiddenUnits, using: &generator)
    var plan = TrainingPlan()
    (plan.batchSize, plan.steps) = (exhibit.batchSize, exhibit.steps)
    (plan.epochs, plan.evaluationInterval) = (3, exhibit.interval)
    (plan.learningRate, plan.clip) = (exhibit.learningRate, exhibit.clip)
    var run = MuseumRun(model, with: bug, plan: plan)
    try run.train(
      on: exhibit.training(of: corpus), heldOut: exhibit.heldOut(of: corpus),
      using: &generator)
    return run.log.rows
  }

  @Test(
    "both runs are those of the museum, to the last digit of its logs",
    arguments: TrainingBug.allCases)
  func logs(bug: TrainingBug) throws {
    let live = try LiveExhibit(text, bug)
    let logs = try [nil, bug].map { try log($0, as: live.exhibit) }
    for epoch in 0..<3 {
      live.trainEpoch()
      for (report, log) in zip(live.reports, logs) {
        let row = log[epoch]
        #expect(abs(report.training - row.trainingPerplexity) < 1e-4)
        let sign = live.exhibit.sign(of: row.signs, meanLoss: row.trainingLoss)
        #expect(report.sign == sign?.value)
        if epoch == 0 {
          #expect(exponential(row.heldOutLoss!) == report.heldOut)
        }
      }
    }
  }

  @Test("what it says is JSON, without a number where none was measured")
  func json() throws {
    let live = try LiveExhibit(text, .reset)
    live.trainEpoch()
    live.trainEpoch()
    #expect(live.json.hasPrefix(#"{"epoch":2,"epochs":60,"sign":"state norm""#))
    #expect(live.json.hasSuffix(",null,0.0000]]}"), "\(live.json)")
  }

  @Test("a text that is too short is refused with a sentence")
  func short() {
    let error = #expect(throws: LiveError.self) {
      try LiveExhibit("a short text", .labels)
    }
    #expect(error?.description.contains("minibatches") == true)
  }
}
