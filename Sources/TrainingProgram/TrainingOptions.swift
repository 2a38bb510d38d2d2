import Chapter
import CommandLineOptions
import TextData
import Training

/// Which of the two ways to cut the text are trained with.
public enum SamplingChoice: String, CaseIterable, Sendable {
  case sequential, random, both

  /// The runs, in order.
  public var samplings: [Sampling] {
    switch self {
    case .sequential: [.sequential]
    case .random: [.random]
    case .both: [.sequential, .random]
    }
  }
}

/// What the reader can choose about training, whatever the model.
public struct TrainingOptions: Sendable {
  /// How the model is trained.
  public var plan = TrainingPlan()
  /// What becomes of the learning rate.
  public var schedule = ScheduleOptions()
  /// Whether the weights that did best on the held-out text are kept beside
  /// those of the last epoch.
  public var keepsBest = false
  /// The runs: one way to deal minibatches, or both.
  public var sampling = SamplingChoice.both
  /// How many tokens are used, from the start of the text; nil for all.
  public var tokens: Int? = 10_000
  /// What the samples continue instead of the usual beginnings.
  public var prefix: String?
  /// What the samples continue; a text that cannot write the usual beginnings
  /// has others.
  public var prefixes = ["time traveller", "traveller"]
  /// A sample is shown after every so many epochs; nil for a tenth of a long
  /// run and a fifth of a short one.
  public var sampleInterval: Int?
  /// The file for the curves.
  public var plot = "training.svg"
  /// The file that keeps the run, if it is to be kept.
  public var save: String?
  /// The file of a run that is to go on.
  public var resume: String?
  /// Whether a run in that file may be lost.
  public var overwrites = false
  /// The file for a table of the epochs.
  public var log: String?
  /// Whether only the results are shown.
  public var isQuiet = false

  /// What holds where no option is given.
  public init() {}

  /// Whether a sample is shown after this epoch.
  public func samples(after epoch: Int) -> Bool {
    epoch % (sampleInterval ?? max(1, min(50, plan.epochs / 5))) == 0
  }
}

extension Command where Settings: TrainingSettings {
  /// The options of every chapter that trains a model.
  static var trainingOptions: [Option] { planOptions + fileOptions }

  private static var planOptions: [Option] {
    [
      .integer(
        "--epochs", \.training.plan.epochs, in: 1...1_000_000,
        help: "passes over the training text"),
      .integer(
        "--batch", \.training.plan.batchSize, in: 1...65_536,
        help: "sequences in a minibatch"),
      .integer(
        "--steps", \.training.plan.steps, in: 1...65_536,
        help: "time steps of a sequence"),
      .choice(
        "--optimizer", \.training.plan.optimizer,
        help: "how weights follow gradients; adam wants short steps, as 0.002"),
      .number(
        "--learning-rate", \.training.plan.learningRate,
        help: "length of a step"),
      .numberOrNone(
        "--clip", \.training.plan.clip, help: "largest norm of the gradients"),
      .choice("--sampling", \.training.sampling, help: "how the text is cut"),
      .integer(
        "--tokens", \.training.tokens, in: 2...1_000_000_000,
        help: "characters to train on, from the start of the text"),
      .text(
        "--prefix", \.training.prefix,
        help: "what the samples continue, instead of \"time traveller\""),
      .integer(
        "--sample-every", \.training.sampleInterval, in: 1...1_000_000,
        help: "show a sample and the perplexities after so many epochs"),
    ]
  }

  private static var fileOptions: [Option] {
    [
      .path(
        "--plot", \.training.plot, help: "where the curves are written, as SVG"),
      .path(
        "--save", \.training.save,
        help: "where the run is kept after each epoch, to be resumed"),
      .path(
        "--resume", \.training.resume,
        help: """
          a run to go on with, under its own settings; it goes on being kept \
          in this file, unless --save names another. --epochs may be larger
          """),
      .flag(
        "--overwrite", \.training.overwrites,
        help: "let --save replace another run"),
      .path(
        "--log", \.training.log,
        help: "where each epoch becomes a line of numbers (CSV)"),
      .flag("--quiet", \.training.isQuiet, help: "print the results only"),
    ]
  }

  /// Options that are not part of what is trained. They are not kept, and may
  /// differ when a run is resumed.
  static var passingOptions: Set<String> {
    [
      "--plot", "--save", "--resume", "--overwrite", "--log", "--quiet",
      "--threads",
    ]
  }
}
