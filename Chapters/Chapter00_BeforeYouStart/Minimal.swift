import Basics
import Chapter
import ChildProcesses
import Foundation
import TextData

/// What this program does.
enum Task: String, CaseIterable {
  case page, minimal
}

struct Settings: ChapterSettings {
  var task = Task.page
  var seed: UInt64 = 1
  var threads = defaultThreads
  var corpus: String?
  var letters = LetterChoice.automatic
  var joining = LineJoining.nothing
}

/// The program `Minimal` did not end well.
struct MinimalFailed: Error, CustomStringConvertible {
  let status: Int32
  let errors: String
  var description: String { "Minimal ended with status \(status): \(errors)" }
}

/// Runs the program `Minimal`, which imports nothing of this package and so
/// cannot tell the page what it printed.
func playMinimal(_ settings: Settings) throws {
  _ = loadText(settings)  // the novel, where Minimal looks for it
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "minimal-\(UUID().uuidString)")
  try FileManager.default.createDirectory(
    at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let program = URL(filePath: CommandLine.arguments[0])
    .resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "Minimal")
  let child = try ChildProcess(program, in: folder)
  child.waitUntilExit()
  guard child.terminationStatus == 0 else {
    throw MinimalFailed(
      status: child.terminationStatus, errors: child.errors)
  }
  let lines = child.output.split(separator: "\n").map(String.init)
  for line in lines { show(line) }
  let perplexities = lines.compactMap { line in
    line.firstMatch(of: /perplexity +([0-9.]+), held out +([0-9.]+)/).map {
      (training: Double($0.1)!, heldOut: Double($0.2)!)
    }
  }
  // How far both have fallen.
  guard let first = perplexities.first, let last = perplexities.last else {
    return ensureForPage([Claim("perplexities are printed", false)])
  }
  let training = first.training - last.training
  let heldOut = first.heldOut - last.heldOut
  ensureForPage([
    Claim(
      "the training perplexity falls all the time",
      zip(perplexities, perplexities.dropFirst())
        .allSatisfy { $0.training > $1.training }),
    Claim(
      "the held-out perplexity falls, too, but less",
      (0.1..<training).contains(heldOut)),
    Claim(
      "the held-out perplexity does not fall in every line",
      zip(perplexities, perplexities.dropFirst())
        .contains { $0.heldOut < $1.heldOut }),
  ])
}
