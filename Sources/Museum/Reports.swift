import Basics
import LanguageModels
import TextData
import Training

// What a run reports of itself. Two bugs of the museum train as they should,
// and are wrong here.

extension Workbench {
  /// The perplexity that the run reports for an epoch.
  public func trainingPerplexity(of epoch: Epoch) -> Double {
    bug == .mean ? meanOfPerplexities(epoch.losses) : epoch.perplexity.value
  }

  /// The mean loss that the run reports for the text that was held out.
  ///
  /// - Parameters:
  ///   - text: what was learnt.
  ///   - heldOut: what follows it.
  public func heldOutLoss(_ text: [Int], _ heldOut: [Int]) -> Double {
    bug == .evaluation
      ? evaluation(text, heldOut) : model.perplexity(on: heldOut).meanLoss
  }

  /// What is called held-out is the text that was learnt.
  private func evaluation(_ text: [Int], _ heldOut: [Int]) -> Double {
    // snippet.evaluation
    return model.perplexity(on: text).meanLoss  // WRONG
    // snippet.end
  }

  /// The mean of exponentials in the place of the exponential of the mean.
  private func meanOfPerplexities(_ losses: [Double]) -> Double {
    // snippet.mean
    let perplexities = losses.map { exponential($0) }  // WRONG
    return perplexities.reduce(0, +) / Double(perplexities.count)
    // snippet.end
  }
}
