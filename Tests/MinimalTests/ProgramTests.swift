import BuiltPrograms
import ChildProcesses
import Foundation
import Testing

@Suite struct ProgramTests {
  @Test("the program learns, and writes")
  func run() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "minimal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let child = try ChildProcess(
      builtPrograms.appending(path: "Minimal"), ["10"], in: folder)
    child.waitUntilExit()
    #expect(child.terminationStatus == 0, "\(child.errors)")
    let lines = child.output.split(separator: "\n")
    try #require(lines.count == 5)
    let perplexities = try lines[..<2].map { line in
      let match = try #require(
        line.firstMatch(of: /perplexity +([0-9.]+), held out +([0-9.]+)$/))
      return (Double(match.1)!, Double(match.2)!)
    }
    // Who knows only how often each letter occurs has more than 17.
    #expect(perplexities[0].0 < 14)
    #expect(perplexities[1].0 < 0.95 * perplexities[0].0)
    #expect(perplexities[1].1 < 13)
    for sample in lines[2...] {
      #expect(sample.hasPrefix("time traveller"))
      #expect(sample.count == 75)
      #expect(Set(sample).count > 10)
    }
    #expect(Set(lines[2...]).count == 3)
  }

  @Test("it is one file of 200 lines at most, and imports Foundation alone")
  func file() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Chapters/Minimal")
    let files = try FileManager.default.contentsOfDirectory(
      atPath: folder.path)
    #expect(files == ["main.swift"])
    let text = try String(
      contentsOf: folder.appending(path: "main.swift"), encoding: .utf8)
    #expect(text.count { $0 == "\n" } <= 200)
    #expect(
      text.matches(of: /(?m)^ *import +(\w+)/).map { $0.1 } == ["Foundation"])
  }
}
