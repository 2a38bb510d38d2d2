import ChildProcesses
import CommandLineOptions
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
  /// What a program says against the words of a command, program first, which
  /// it only reads; nil if it accepts them.
  public var refusal: @Sendable ([String]) throws -> String?

  /// Programs that are run, and read command lines, by functions.
  public init(
    play: @escaping @Sendable (String) throws -> Played,
    refusal: @escaping @Sendable ([String]) throws -> String? = { _ in nil }
  ) {
    self.play = play
    self.refusal = refusal
  }

  /// Programs in a folder of built products. Each command is run in an empty
  /// folder of its own; where `&&` joins several, the later ones find there
  /// what the earlier ones wrote, and what the last one did counts.
  public init(in products: URL) {
    self.init(
      play: { commands in
        var places: [Workplace] = []
        defer { for place in places { place.close() } }
        for command in commands.components(separatedBy: " && ") {
          let words = command.split(separator: " ").map(String.init)
          let place = try Workplace(
            products.appending(path: words[0]), Array(words.dropFirst()),
            in: places.last?.folder
          ) { folder in
            let transcript = folder.appending(path: "transcript").path
            FileManager.default.createFile(atPath: transcript, contents: nil)
            return [Transcript.variable: transcript]
          }
          places.append(place)
          if place.child.terminationStatus != 0 { break }
        }
        let place = places.last!
        return Played(
          output: trimmed(place.child.output),
          transcript: try Transcript(
            contentsOf: place.folder.appending(path: "transcript")),
          status: place.child.terminationStatus,
          errors: trimmed(place.child.errors))
      },
      refusal: { words in
        let place = try Workplace(
          products.appending(path: words[0]), Array(words.dropFirst())
        ) { _ in [commandLineOnly: "1"] }
        defer { place.close() }
        return place.child.terminationStatus == 0
          ? nil : trimmed(place.child.errors)
      })
  }
}

private func trimmed(_ text: String) -> String {
  var text = Substring(text)
  while text.hasSuffix("\n") { text.removeLast() }
  return String(text)
}
