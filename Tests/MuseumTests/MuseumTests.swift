import Foundation
import Museum
import MuseumLogs
import RNNCell
import Tensors
import Testing
import TextData
import Training
import TrainingLogs

/// The bugs do what the museum says.
@Suite struct MuseumTests {
  @Test(
    "without a bug the museum trains the bytes, and writes the log, of train",
    arguments: Sampling.allCases)
  func healthy(sampling: Sampling) throws {
    let short = ShortRun(epochs: 3, sampling: sampling)
    let museum = try short.museum(nil)
    let (log, model) = try short.log(short.scratch)
    #expect(museum.log == log)
    #expect(museum.model.parameters == model.parameters)
  }

  @Test(
    "a bug of the loop trains other weights, one of the report the same",
    arguments: TrainingBug.allCases)
  func weights(bug: TrainingBug) throws {
    var short = ShortRun(epochs: 2)
    short.plan.clip = 0.1
    let (healthy, wrong) = (try short.museum(nil), try short.museum(bug))
    let isReport = bug == .mean || bug == .evaluation
    #expect(
      (healthy.model.parameters == wrong.model.parameters) == isReport)
    #expect(healthy.log != wrong.log)
  }

  @Test("a mean of perplexities is above the perplexity")
  func mean() throws {
    for row in try ShortRun().museum(.mean).log.rows {
      #expect(row.trainingPerplexity > exp(row.trainingLoss))
    }
  }

  @Test("targets that are not shifted teach the model to repeat")
  func repeating() throws {
    let run = try ShortRun(hiddenUnits: 48, epochs: 40).museum(.shift)
    #expect(run.log.rows.last!.trainingPerplexity < 1.5)
    #expect(
      run.log.rows.last!.heldOutPerplexity!
        > Double(prose.vocabulary.count))
  }

  @Test("probabilities as logits keep the perplexity above (e + d - 1) / e")
  func floor() throws {
    let run = try ShortRun(epochs: 40).museum(.softmax)
    let d = Double(prose.vocabulary.count)
    for row in run.log.rows {
      #expect(row.trainingPerplexity > (exp(1) + d - 1) / exp(1))
    }
  }
}
