import Checkpoints
import Foundation
import SafeTensors

/// Why a run is not kept where `--save` says.
enum SaveRefusal: Error, Equatable, CustomStringConvertible {
  /// Another run is being kept there.
  case inUse(String)
  /// There is a run, and nobody said that it may go.
  case holdsRun(String)
  /// There is something else.
  case holdsOther(String)

  var description: String {
    switch self {
    case .inUse(let path):
      "Another program is keeping its run in “\(path)” at this moment. Wait "
        + "for its end, or name another file with --save."
    case .holdsRun(let path):
      "“\(path)” holds a run already. Go on with it: --resume \(path); or "
        + "replace it: --save \(path) --overwrite."
    case .holdsOther(let path):
      "“\(path)” is there and holds no run, so --save does not replace it. "
        + "Name another file, or remove this one first."
    }
  }
}

extension TrainingOptions {
  /// Makes sure that `--save` replaces nothing but the run that is resumed, or
  /// one that may go.
  func requireNothingLost(in path: String) throws(SaveRefusal) {
    guard FileManager.default.fileExists(atPath: path), !isResumed(path) else {
      return
    }
    guard let file = try? SafeTensorsFile(contentsOf: path),
      Checkpoint.describes(file)
    else { throw .holdsOther(path) }
    if !overwrites { throw .holdsRun(path) }
  }

  private func isResumed(_ path: String) -> Bool {
    func file(_ path: String) -> URL {
      URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath()
    }
    return resume.map(file) == file(path)
  }
}
