import Chapter
import Foundation

/// The settings of a chapter that trains a model.
public protocol TrainingSettings: ChapterSettings {
  var training: TrainingOptions { get set }

  /// About how many bytes it takes to train the model, with minibatches of so
  /// many rows.
  func trainingMemory(vocabularySize: Int, rows: Int) -> Int
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
