import Foundation

extension Book {
  /// Plays the recorded runs again and compares: the same seed gives the same
  /// bytes. Speeds are left out, and so are the numbers of a program or
  /// of a line that measures (see `Transcript.Entry.measurement`).
  ///
  /// - Parameter program: the beginning of the commands, in whole words; all
  ///   if nil.
  /// - Returns: the records that came out differently.
  /// - Throws: a `Problem` if there is no such record.
  public func replay(of program: String? = nil) throws -> [Problem] {
    try requireRecord(of: program)
    return try pages.flatMap { page in
      try page.fences.compactMap { fence in
        guard case .recorded(let command, _)? = fence.origin,
          program.map({ isRun(command, of: $0) }) ?? true
        else { return nil }
        return try replay(fence, command, of: page)
      }
    }
  }

  private func replay(_ fence: Page.Fence, _ command: String, of page: Page)
    throws -> Problem?
  {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "replay-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let played = try play(recorded: command, of: page, drawingInto: folder)
    let measures = played.transcript.entries.contains(.measurement)
    let masked = played.transcript.entries.compactMap { entry in
      if case .measuredLine(let line) = entry { line } else { nil }
    }.map(Self.withoutNumbers)
    let comparable = { (output: String) in
      Truth.withoutSpeed(output).components(separatedBy: "\n").map { line in
        let rest = Self.withoutNumbers(line)
        return measures || masked.contains(rest) ? rest : line
      }
    }
    let (old, new) = (comparable(fence.text), comparable(played.output))
    if old != new {
      let line = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset
      let index = line ?? min(old.count, new.count)
      let now = new.indices.contains(index) ? "“\(new[index])”" : "nothing"
      return Problem(
        page.path, fence.line + 1 + index,
        "The record differs when it is played again: now this line is \(now).")
    }
    let changed = try figures(ofRecord: command).first { name in
      try Data(contentsOf: figures.appending(path: name))
        != Data(contentsOf: folder.appending(path: name))
    }
    guard let changed, !measures else { return nil }
    return Problem(
      page.path, fence.line - 1,
      "The figure “\(changed)” differs when its record is played again.")
  }

  /// A line with a 0 for each number, and one space between its words.
  private static func withoutNumbers(_ line: String) -> String {
    line.replacing(/[0-9][0-9.,]*/, with: "0").split(separator: " ")
      .joined(separator: " ")
  }
}
