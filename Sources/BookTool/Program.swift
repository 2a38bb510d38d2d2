import Foundation
import Transcripts

/// What a program did: the lines it printed, and what it showed from where.
public struct Played: Equatable, Sendable {
  public var output: String
  public var transcript: Transcript
  public var status: Int32
  public var errors: String

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

  public init(play: @escaping @Sendable (String) throws -> Played) {
    self.play = play
  }

  /// Programs in a folder of built products. Each is run in an empty folder,
  /// so that it cannot leave anything behind.
  public init(in folder: URL) {
    self.init { command in
      let words = command.split(separator: " ").map(String.init)
      let place = FileManager.default.temporaryDirectory
        .appending(path: "book-\(UUID().uuidString)")
      try FileManager.default.createDirectory(
        at: place, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: place) }
      let transcript = place.appending(path: "transcript")
      let process = Process()
      process.executableURL = folder.appending(path: words[0])
      process.arguments = Array(words.dropFirst())
      process.currentDirectoryURL = place
      process.environment = ProcessInfo.processInfo.environment.merging(
        [Transcript.variable: transcript.path]) { $1 }
      let (output, errors) = try capture(process, in: place)
      return Played(
        output: trimmed(output),
        transcript: try Transcript(contentsOf: transcript),
        status: process.terminationStatus, errors: trimmed(errors))
    }
  }
}

/// Runs a process and returns what it wrote to standard output and error.
private func capture(_ process: Process, in folder: URL) throws
  -> (String, String)
{
  // Files rather than pipes: nothing can fill up.
  let files = ["output", "errors", "transcript"].map {
    folder.appending(path: $0)
  }
  for file in files {
    FileManager.default.createFile(atPath: file.path, contents: nil)
  }
  process.standardOutput = try FileHandle(forWritingTo: files[0])
  process.standardError = try FileHandle(forWritingTo: files[1])
  process.standardInput = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  let texts = try files.map {
    String(decoding: try Data(contentsOf: $0), as: UTF8.self)
  }
  return (texts[0], texts[1])
}

private func trimmed(_ text: String) -> String {
  var text = Substring(text)
  while text.hasSuffix("\n") { text.removeLast() }
  return String(text)
}
