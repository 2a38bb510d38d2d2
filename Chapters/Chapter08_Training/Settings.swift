import Chapter
import CommandLineOptions
import TextData
import Training

/// Which of the two ways to cut the text are trained with.
enum SamplingChoice: String, CaseIterable {
  case sequential, random, both

  var samplings: [Sampling] {
    switch self {
    case .sequential: [.sequential]
    case .random: [.random]
    case .both: [.sequential, .random]
    }
  }
}

/// What the reader can choose; the defaults are those of the chapter.
struct Settings: ChapterSettings {
  var plan = TrainingPlan()
  var hiddenUnits = 512
  var sampling = SamplingChoice.both
  var tokens = 10_000
  var prefix: String?
  var plot = "training.svg"
  var isQuiet = false
  var seed: UInt64 = 1
  var threads = defaultThreads
  var corpus: String?

  /// What the samples continue.
  var prefixes: [String] {
    prefix.map { [$0] } ?? ["time traveller", "traveller"]
  }

  /// The first `--tokens` characters.
  func training(of corpus: Corpus) -> [Int] { corpus.prefix(tokens) }

  /// The next 5,000 characters, which nothing is trained on.
  func heldOut(of corpus: Corpus) -> [Int] {
    corpus.heldOut(5000, after: tokens)
  }

  static let options: [Command<Settings>.Option] = [
    .integer(
      "--epochs", \.plan.epochs, in: 1...1_000_000,
      help: "passes over the training text"),
    .integer("--hidden", \.hiddenUnits, in: 1...8192, help: "hidden units"),
    .integer(
      "--batch", \.plan.batchSize, in: 1...65_536,
      help: "sequences in a minibatch"),
    .integer(
      "--steps", \.plan.steps, in: 1...65_536, help: "time steps of a sequence"),
    .number(
      "--learning-rate", \.plan.learningRate, help: "length of a step"),
    .numberOrNone(
      "--clip", \.plan.clip, help: "largest norm of the gradients"),
    .choice("--sampling", \.sampling, help: "how the text is cut"),
    .integer(
      "--tokens", \.tokens, in: 2...1_000_000_000,
      help: "characters to train on, from the start of the text"),
    .text(
      "--prefix", \.prefix,
      help: "what the samples continue, instead of \"time traveller\""),
    .path("--plot", \.plot, help: "where the curves are written, as SVG"),
    .flag("--quiet", \.isQuiet, help: "print the results only"),
  ]
}
