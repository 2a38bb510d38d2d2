import Corpora
import Optimizers
import TextData

/// Why a run cannot be used; the description is a sentence for the reader.
public struct CheckpointError: Error, Equatable, CustomStringConvertible {
  /// The name of the file.
  public let file: String
  /// What is wrong with it.
  public let fault: Fault

  /// A fault of a file.
  public init(file: String, fault: Fault) {
    (self.file, self.fault) = (file, fault)
  }

  /// What was found.
  public enum Fault: Error, Equatable, Sendable {
    // The file
    /// A safetensors file that is not a checkpoint.
    case otherFormat
    case newer(Int)
    case older(Int)
    case missing(String)
    case damaged(String, reason: String)
    /// Options that the program does not have, or values that they cannot have.
    case settings(String)
    case missingTensor(String)
    case extraTensor(String)
    case shape(String, String, expected: String)
    case optimizer(OptimizerStateError)
    /// The bytes are not those that were saved.
    case changed

    // What it is used for
    case otherProgram(String)
    /// An option that contradicts the file.
    case contradiction(option: String, given: String, saved: String)
    case fewerEpochs(given: Int, saved: Int)
    /// `corpus` is the file that was trained on, nil for the novel.
    case otherVocabulary(count: Int, saved: Int, corpus: String?)
    case otherText(corpus: String?)
  }

  public var description: String {
    "Cannot use “\(file)”: \(fault.sentence)"
  }
}

extension CheckpointError.Fault {
  private static let again =
    "The file is damaged; take a copy of it, or train anew."

  fileprivate var sentence: String {
    switch self {
    case .otherFormat:
      "it holds tensors, but no training run. Name a file that was written "
        + "with --save."
    case .newer(let version):
      "it has version \(version) of the format, and this program knows no "
        + "later one than \(Checkpoint.version). Use the program that saved it."
    case .older(let version):
      "it has version \(version) of the format, and this program reads only "
        + "version \(Checkpoint.version), which keeps more. Train anew."
    case .missing(let field): "it has no field “\(field)”. " + Self.again
    case .damaged(let field, let reason):
      "its field “\(field)” cannot be used: \(reason). " + Self.again
    case .settings(let reason):
      "its settings are not those of a run: \(reason) " + Self.again
    case .missingTensor(let name):
      "the tensor “\(name)” is missing. " + Self.again
    case .extraTensor(let name):
      "the tensor “\(name)” is one too many: it was not saved with the run. "
        + Self.again
    case .shape(let name, let shape, let expected):
      "the tensor “\(name)” has the shape \(shape), but was saved with "
        + "\(expected). " + Self.again
    case .optimizer(let error): "\(error). " + Self.again
    case .changed:
      "its checksum is not that of its contents. " + Self.again
    default: sentenceAboutUse
    }
  }

  private var sentenceAboutUse: String {
    switch self {
    case .otherProgram(let program):
      "\(program) saved it, which trains another model. Resume it with "
        + "\(program)."
    case .contradiction(let option, let given, let saved):
      "it was trained with \(option) \(saved), not \(given). Leave out "
        + "\(option), or train anew without --resume."
    case .fewerEpochs(let given, let saved):
      "it was begun with --epochs \(saved), and cannot go on with \(given). "
        + "Leave out --epochs, or give a larger number."
    case .otherVocabulary(let count, let saved, let corpus):
      "its model knows \(saved) tokens, and the \(count) of the text are not "
        + "the same. \(Self.use(corpus))"
    case .otherText(let corpus):
      "it was trained on another text. \(Self.use(corpus))"
    default: Self.again
    }
  }

  private static func use(_ corpus: String?) -> String {
    if corpus == CorpusLookup.pages {
      return "It was trained on the pages of this course: --corpus pages. If "
        + "they have changed since, train anew."
    }
    return corpus.map { "Use the text that it was trained on: --corpus \($0)." }
      ?? "It was trained without --corpus: leave it out, and have the novel "
      + "in \(PublishedText.timeMachine.path)."
  }
}
