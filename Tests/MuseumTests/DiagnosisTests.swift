import Foundation
import Layers
import Museum
import MuseumLogs
import Tensors
import Testing
import TextData
import Training
import TrainingLogs

/// Each bug is recognised, and nothing else is called one.
@Suite struct DiagnosisTests {
  @Test(
    "each bug that a log shows is named, for several seeds and sizes",
    arguments: TrainingBug.allCases.filter { $0 != .evaluation },
    [(1, 24, 1500), (2, 40, 900), (3, 12, 2200)])
  func bugs(bug: TrainingBug, size: (seed: UInt64, hidden: Int, tokens: Int))
    throws
  {
    for sampling in Sampling.allCases {
      // With random sampling there is no state to detach.
      if bug == .detach, sampling == .random { continue }
      var short = ShortRun(
        seed: size.seed, hiddenUnits: size.hidden, tokens: size.tokens,
        epochs: bug == .shift ? 20 : 8, sampling: sampling)
      if bug == .clip { short.plan.clip = 0.1 }
      let found = try diagnoses(short.museum(bug).log)
      #expect(found.map(\.bugs) == [[bug]], "\(sampling): \(found)")
      #expect(found[0].description.contains("Likely bug: \(bug.title)"))
    }
  }

  @Test(
    "evaluation on the training text is named once that is learnt by heart",
    arguments: [1, 2] as [UInt64])
  func evaluation(seed: UInt64) throws {
    var short = ShortRun(
      seed: seed, hiddenUnits: 48, tokens: 600, epochs: 240)
    (short.plan.batchSize, short.plan.learningRate) = (4, 0.5)
    short.plan.evaluationInterval = 50
    let found = try diagnoses(short.museum(.evaluation).log)
    #expect(found.map(\.bugs) == [[.evaluation]], "\(found)")
    // The same run in order: its held-out perplexity rises soon.
    short.plan.epochs = 120
    let healthy = try diagnoses(short.museum(nil).log)
    #expect(healthy[0].bugs.isEmpty)
    guard case .overfitting(let best) = healthy[0].findings.first else {
      Issue.record("\(healthy)")
      return
    }
    #expect(best < 120)
    #expect(healthy[0].description.contains("Nothing looks wrong."))
  }

  @Test(
    "healthy runs look healthy: all units, both samplings, seeds and lengths",
    arguments: [1, 2, 3] as [UInt64], Sampling.allCases)
  func healthy(seed: UInt64, sampling: Sampling) throws {
    for (hidden, tokens, epochs) in [
      (24, 1500, 1), (16, 700, 30), (40, 1200, 6),
    ] {
      let short = ShortRun(
        seed: seed, hiddenUnits: hidden, tokens: tokens, epochs: epochs,
        sampling: sampling)
      var logs = [try short.log(short.scratch).log]
      for unit in [RecurrentUnit.gru, .lstm] {
        logs.append(try short.log { short.layers(unit, &$0) }.log)
      }
      for found in try logs.flatMap(diagnoses) {
        #expect(found.bugs.isEmpty, "\(found)")
        #expect(!found.findings.contains(.divergence), "\(found)")
        #expect(found.description.contains("Nothing looks wrong."))
      }
    }
  }

  @Test("epochs of one minibatch, one step or one sequence look healthy")
  func borders() throws {
    for (batch, steps, tokens) in [(8, 20, 190), (8, 1, 300), (1, 20, 300)] {
      for sampling in Sampling.allCases {
        var short = ShortRun(tokens: tokens, epochs: 4, sampling: sampling)
        (short.plan.batchSize, short.plan.steps) = (batch, steps)
        short.plan.clip = nil
        let found = try diagnoses(short.log(short.scratch).log)
        #expect(found.allSatisfy { $0.bugs.isEmpty }, "\(found)")
      }
    }
  }

  @Test("a learning rate that is far too high is called divergence, no bug")
  func divergence() throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      var short = ShortRun(seed: seed, epochs: 10)
      (short.plan.clip, short.plan.learningRate) = (nil, 12)
      let found = try diagnoses(short.log(short.scratch).log)
      #expect(found[0].findings == [.divergence], "\(found)")
      #expect(!found[0].description.contains("Nothing looks wrong"))
    }
  }

  @Test("a model that knows only the frequencies is told to go on")
  func beginning() throws {
    let found = try diagnoses(ShortRun(epochs: 1).museum(nil).log)
    #expect(found[0].findings == [.beginning])
    #expect(found[0].description.contains("1 epoch: Nothing looks wrong."))
  }

  @Test("the runs of a log are read one by one")
  func runs() throws {
    let first = try ShortRun(epochs: 2).museum(.reset).log
    let second = try ShortRun(epochs: 3, sampling: .random).museum(nil).log
    let found = try diagnoses(
      TrainingLog(first.rows + second.rows + second.rows))
    #expect(found.map(\.epochs) == [2, 3, 3])
    #expect(found.map(\.sampling) == [.sequential, .random, .random])
    #expect(found.map(\.bugs) == [[.reset], [], []])
    #expect(Diagnosis.all(in: TrainingLog()).isEmpty)
  }
}
