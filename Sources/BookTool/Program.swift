import ChildProcesses
import Foundation
import Transcripts

/// What a program did: the lines it printed, and what it showed from where.
public struct Played: Equatable, Sendable {
  /// What it wrote to standard output.
  public var output: String
  /// What it handed over: lines with their place in the source, and figures.
  public var transcript: Transcript
  /// The status with which it ended; 0 where all was well.
  public var status: Int32
  /// What it wrote to standard error.
  public var errors: String

  /// What a program did, given its parts.
  public init(
    output: String, transcript: Transcript = Transcript(), status: Int32 = 0,
    errors: String = ""
  ) {
    self.output = output
    self.transcript = transcript
    self.status = status
    self.errors = errors
  }

  /// A program that showed these texts, each from a source and a line.
  public init(
    output: String, showing texts: [(text: String, path: String, line: Int)]
  ) {
    self.init(
      output: output,
      transcript: Transcript(
        texts.map { .text($0.text, path: $0.path, line: $0.line) }))
  }
}

/// The built programs of the package.
public struct Programs: Sendable {
  /// Runs a command such as `Chapter08_Training --epochs 3`.
  public var play: @Sendable (String) throws -> Played

  /// Programs that are run by a function.
  public init(play: @escaping @Sendable (String) throws -> Played) {
    self.play = play
  }

  /// Programs in a folder of built products. Each command is run in an empty
  /// folder of its own; where `&&` joins several, the later ones find there
  /// what the earlier ones wrote, and what the last one did counts.
  public init(in products: URL) {
    self.init { commands in
      var places: [Workplace] = []
      defer { for place in places { place.close() } }
      for command in commands.components(separatedBy: " && ") {
        let words = command.split(separator: " ").map(String.init)
        let place = try Workplace(
          products.appending(path: words[0]), Array(words.dropFirst()),
          in: places.last?.folder
        ) { folder in
          [Transcript.variable: folder.appending(path: "transcript").path]
        }
        places.append(place)
        if place.child.terminationStatus != 0 { break }
      }
      let place = places.last!
      return Played(
        output: trimmed(place.child.output),
        // A program that failed may have shown nothing.
        transcript: (try? Transcript(
          contentsOf: place.folder.appending(path: "transcript")))
          ?? Transcript(),
        status: place.child.terminationStatus,
        errors: trimmed(place.child.errors))
    }
  }
}

private func trimmed(_ text: String) -> String {
  var text = Substring(text)
  while text.hasSuffix("\n") { text.removeLast() }
  return String(text)
}
