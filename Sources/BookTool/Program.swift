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
}

/// The built programs of the package.
public struct Programs: Sendable {
  /// Runs a command such as `Chapter08_Training --epochs 3`.
  public var play: @Sendable (String) throws -> Played

  public init(play: @escaping @Sendable (String) throws -> Played) {
    self.play = play
  }

  /// Programs in a folder of built products, run from the package's folder.
  public init(in folder: URL, workingIn package: URL) {
    self.init { command in
      let words = command.split(separator: " ").map(String.init)
      let transcript = FileManager.default.temporaryDirectory
        .appending(path: "transcript-\(UUID().uuidString)")
      FileManager.default.createFile(atPath: transcript.path, contents: nil)
      defer { try? FileManager.default.removeItem(at: transcript) }
      let process = Process()
      process.executableURL = folder.appending(path: words[0])
      process.arguments = Array(words.dropFirst())
      process.currentDirectoryURL = package
      process.environment = ProcessInfo.processInfo.environment.merging(
        [Transcript.variable: transcript.path]) { $1 }
      let (output, errors) = try capture(process)
      let entries = try? Transcript(contentsOf: transcript)
      return Played(
        output: trimmed(output), transcript: entries ?? Transcript(),
        status: process.terminationStatus, errors: errors)
    }
  }
}

/// Runs a process and returns what it wrote to standard output and error.
private func capture(_ process: Process) throws -> (String, String) {
  let folder = FileManager.default.temporaryDirectory
  let names = (0..<2).map { _ in folder.appending(path: UUID().uuidString) }
  defer { for name in names { try? FileManager.default.removeItem(at: name) } }
  // Files rather than pipes: nothing can fill up.
  for name in names {
    FileManager.default.createFile(atPath: name.path, contents: nil)
  }
  process.standardOutput = try FileHandle(forWritingTo: names[0])
  process.standardError = try FileHandle(forWritingTo: names[1])
  process.standardInput = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  let texts = try names.map {
    String(decoding: try Data(contentsOf: $0), as: UTF8.self)
  }
  return (texts[0], texts[1])
}

private func trimmed(_ text: String) -> String {
  var text = Substring(text)
  while text.hasSuffix("\n") { text.removeLast() }
  return String(text)
}
