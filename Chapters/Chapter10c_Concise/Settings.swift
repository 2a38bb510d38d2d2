import Chapter
import CommandLineOptions
import Layers
import TextData

/// What the program does.
enum Part: String, CaseIterable {
  /// Plays the page from top to bottom.
  case page
  /// Trains on all overlapping windows.
  case windows
  /// Times training for many sizes of the model and of the minibatch.
  case cost
  /// Trains like chapter 8, with all its options.
  case train
  /// Trains a model for a moment and writes its weights.
  case save
  /// Reads weights and compares the scores with those stored beside them.
  case load
}

struct Settings: ChapterSettings {
  var part = Part.page
  var file: String?
  var unit = RecurrentUnit.rnn
  var hiddenUnits = 32
  var layers = 1
  var embedding = 0
  var isBidirectional = false
  var epochs = 100
  var reportInterval = 10
  var plot: String?
  var seed: UInt64 = 1
  var threads = defaultThreads
  var corpus: String?
  var letters = LetterChoice.automatic
  /// Spaces for the windows, as in the newer edition, if nothing was chosen.
  var joining: LineJoining {
    get { chosenJoining ?? (part == .windows ? .space : .nothing) }
    set { chosenJoining = newValue }
  }
  private var chosenJoining: LineJoining?

  static let arguments: [Command<Settings>.Argument] = [
    .choice(
      "part", \.part, isRequired: false,
      help: "what to do; windows joins lines by spaces without --join"),
    .text(
      "file", \.file, isRequired: false,
      help: "save, load: the file with the weights"),
  ]

  static let options: [Command<Settings>.Option] = [
    .choice("--unit", \.unit, help: "windows, save: the recurrent unit"),
    .integer(
      "--hidden", \.hiddenUnits, in: 1...8192,
      help: "windows, save: hidden units"),
    .integer(
      "--layers", \.layers, in: 1...100,
      help: "windows, save: recurrent layers, one on top of the other"),
    .integer(
      "--embedding", \.embedding, in: 0...8192,
      help: "windows, save: dimensions of learnt vectors, 0 for one-hot ones"),
    .flag(
      "--bidirectional", \.isBidirectional,
      help: "save: read the text from its end, too"),
    .integer(
      "--epochs", \.epochs, in: 1...1_000_000,
      help: "windows: passes over the windows"),
    .integer(
      "--every", \.reportInterval, in: 1...1_000_000,
      help: "windows: print each so many epochs"),
    .path("--plot", \.plot, help: "windows, cost: where the curves go, as SVG"),
  ]

  /// The file of the parts that have one.
  func requiredFile() throws -> String {
    guard let file else { throw FileMistake.missing(part) }
    return file
  }

  /// Complains about a file that nothing would be done with.
  func requireNoFile() throws {
    if let file { throw FileMistake.unused(file, part) }
  }
}

/// A part of the program was given no file and needs one, or the reverse.
enum FileMistake: Error, CustomStringConvertible {
  case missing(Part)
  case unused(String, Part)

  var description: String {
    switch self {
    case .missing(let part):
      "Which file? For example: Chapter10c_Concise \(part.rawValue) "
        + "model.safetensors"
    case .unused(let file, let part):
      "The part \(part.rawValue) has no use for a file, but “\(file)” is given."
    }
  }
}
