import Chapter
import Foundation
import TextData

/// The settings of a chapter that trains a model.
public protocol TrainingSettings: ChapterSettings {
  var training: TrainingOptions { get set }

  /// About how many bytes it takes to train the model, with minibatches of so
  /// many rows.
  func trainingMemory(vocabularySize: Int, rows: Int) -> Int

  /// What is trained on, and what is only measured on after each epoch: unless
  /// a program says otherwise, the first `--tokens` characters and the next
  /// 5,000.
  ///
  /// - Throws: a sentence about a text that is too short.
  func texts(of corpus: Corpus) throws -> (training: [Int], measured: [Int])

  /// What the text that is measured on is for.
  static var measured: MeasuredText { get }
}

/// What a text is for on which nothing is trained.
public enum MeasuredText: String, Sendable {
  /// It shows what was learnt.
  case heldOut = "held out"
  /// It chooses what is kept.
  case validation

  /// What is done with it.
  var verb: String { self == .heldOut ? "holding out" : "choosing by" }
}

extension TrainingSettings {
  public func texts(of corpus: Corpus) -> (training: [Int], measured: [Int]) {
    let tokens = training.tokens ?? corpus.count
    return (corpus.prefix(tokens), corpus.heldOut(5000, after: tokens))
  }

  public static var measured: MeasuredText { .heldOut }
}

extension TrainingSettings {
  /// Makes sure that nothing is written where something else is read or
  /// written. A run may go on being kept in the file that it came from.
  func requireFilesOfTheirOwn() throws(SharedFile) {
    let kept = training.save ?? training.resume
    let files = [
      ("--plot", training.plot),
      (kept == training.resume ? "--resume" : "--save", kept),
      ("--log", training.log),
      ("--resume", training.resume == kept ? nil : training.resume),
      ("--corpus", corpus),
    ]
    var options: [URL: String] = [:]
    for case (let option, let path?) in files {
      let file = URL(filePath: path).standardizedFileURL
        .resolvingSymlinksInPath()
      if let other = options.updateValue(option, forKey: file) {
        throw SharedFile(path: path, options: [other, option])
      }
    }
  }
}

/// Two options name the same file, and one would destroy the other.
struct SharedFile: Error, CustomStringConvertible {
  let path: String
  let options: [String]

  var description: String {
    "\(options.joined(separator: " and ")) name the same file, “\(path)”; "
      + "give each a file of its own."
  }
}
