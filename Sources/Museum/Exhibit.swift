import Basics
import TextData
import Training

/// How a bug is shown: a small model and a short text, so that two runs take a
/// second.
public struct Exhibit: Sendable {
  /// The bug that is shown.
  public let bug: TrainingBug
  /// The length of the hidden state.
  public let hiddenUnits = 48
  /// The characters to learn from.
  public private(set) var tokens = 2400
  /// The sequences of a minibatch.
  public private(set) var batchSize = 16
  /// The steps of a sequence.
  public let steps = 20
  /// How often the text is read.
  public private(set) var epochs = 60
  /// After how many epochs the held-out text is measured.
  public private(set) var interval = 10
  /// How long a step of training is.
  public private(set) var learningRate: Float = 1
  /// The radius for gradient clipping.
  public private(set) var clip: Float = 1

  /// The exhibit of a bug.
  public init(of bug: TrainingBug) {
    self.bug = bug
    if bug == .evaluation {
      // A text so short that it is learnt by heart in time.
      (tokens, epochs, interval) = (600, 200, 25)
      batchSize = 4
      learningRate = 0.5
    }
    // A radius that is left often.
    if bug == .clip { clip = 0.2 }
  }

  /// What is learnt of a text.
  public func training(of corpus: Corpus) -> [Int] { corpus.prefix(tokens) }

  /// What is held out of it.
  public func heldOut(of corpus: Corpus) -> [Int] {
    corpus.heldOut(2000, after: tokens)
  }

  /// A number that gives a bug away where the perplexities do not.
  public struct Sign {
    /// What it is, in two words.
    public let name: String
    /// The number.
    public let value: Double
    /// How many of its decimals are shown.
    public let decimals: Int
  }

  /// The sign of this bug in what an epoch showed; nil if the perplexities are
  /// all there is to see.
  public func sign(of signs: VitalSigns, meanLoss: Double) -> Sign? {
    switch bug {
    case .labels, .shift:
      Sign(name: "in place", value: signs.targetsInPlace, decimals: 3)
    case .detach:
      Sign(name: "operations", value: Double(signs.graphSize), decimals: 0)
    case .reset:
      Sign(name: "state norm", value: signs.lastStateNorm, decimals: 2)
    case .softmax:
      Sign(name: "top score", value: Double(signs.largestScore), decimals: 2)
    case .clip:
      Sign(name: "step norm", value: signs.largestClippedNorm, decimals: 3)
    case .mean:
      Sign(name: "exp(loss)", value: exponential(meanLoss), decimals: 2)
    case .evaluation: nil
    }
  }
}
