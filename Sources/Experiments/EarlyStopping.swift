import Basics
import Concise
import Tensors
import TextData
import Training

/// What came of training by a recipe.
public struct Outcome {
  /// The model after the epoch that did best on the validation part.
  public let model: ConciseLanguageModel
  /// That epoch, counted from 1.
  public let epoch: Int
  /// The perplexity on the validation part after that epoch; infinite if
  /// training diverged before it was measured.
  public let validation: Double
  /// Every epoch that was completed.
  public let epochs: [EpochReport]
  /// The epoch in which the loss stopped being finite, if it did.
  public let diverged: Int?

  /// The largest norm of the gradients of all epochs.
  public var largestNorm: Double { epochs.map(\.largestNorm).max() ?? 0 }
  /// The largest perplexity of an epoch after the first.
  public var worstEpoch: Double {
    epochs.dropFirst().map(\.training).max() ?? .infinity
  }
}

extension Recipe {
  /// Trains a fresh model with early stopping.
  ///
  /// A run whose loss stops being finite ends there; this is an outcome and
  /// no error.
  ///
  /// - Parameters:
  ///   - report: called after each epoch.
  ///   - shouldStop: asked after each minibatch; true ends training there.
  /// - Throws: `TooShortText` if the training part gives no minibatch.
  public func learn(
    from parts: TextParts, tokens: Int, seed: UInt64,
    report: (EpochReport) -> Void = { _ in },
    shouldStop: () -> Bool = { false }
  ) throws -> Outcome {
    var generator = SplitMix64(seed: seed)
    var model = model(tokens: tokens, using: &generator)
    var best = (model: model, epoch: 0, loss: Double.infinity)
    var misses = 0
    var epochs: [EpochReport] = []
    var diverged: Int?
    do {
      // snippet.stopping
      _ = try train(
        &model, on: parts.training, heldOut: parts.validation, plan: plan,
        using: &generator
      ) { epoch, now in
        guard epoch.isComplete else { return }
        epochs.append(epoch)
        report(epoch)
        guard let loss = epoch.heldOutLoss else { return }
        misses = loss < best.loss ? 0 : misses + 1
        if misses == 0 { best = (now.model, epoch.epoch, loss) }
      } shouldStop: {
        misses >= patience || shouldStop()
      }
      // snippet.end
    } catch TrainingError.diverged(let epoch, _, _, _) {
      diverged = epoch
    }
    var perplexity = Perplexity()
    perplexity.add(meanLoss: best.loss, tokens: 1)
    return Outcome(
      model: best.model, epoch: best.epoch, validation: perplexity.value,
      epochs: epochs, diverged: diverged)
  }

  /// Trains a fresh model for a number of epochs that is already decided.
  ///
  /// - Throws: `TooShortText`, and `TrainingError` if it diverges.
  public func learn(
    from text: [Int], epochs: Int, tokens: Int, seed: UInt64
  ) throws -> ConciseLanguageModel {
    var generator = SplitMix64(seed: seed)
    var model = model(tokens: tokens, using: &generator)
    var plan = plan
    plan.epochs = epochs
    _ = try train(
      &model, on: text, heldOut: [], plan: plan, using: &generator)
    return model
  }
}
