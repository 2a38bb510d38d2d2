import ChildProcesses
import Foundation
import Testing

@testable import OutputFiles

@Suite struct DraftTests {
  @Test("drafts of processes that are gone are removed, others are left")
  func abandoned() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "drafts-\(UUID().uuidString)")
    let files = FileManager.default
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: folder) }
    // A process that has ended.
    let process = try ChildProcess(URL(filePath: "/bin/sh"), in: folder)
    process.waitUntilExit()
    for name in ["output", "errors"] {
      try files.removeItem(at: folder.appending(path: name))
    }

    let file = folder.appending(path: "run.safetensors")
    let mine = Draft.next(for: file)
    #expect(mine != Draft.next(for: file))
    let pid = "\(getpid())"
    func draft(of owner: String) -> String {
      mine.lastPathComponent.replacingOccurrences(
        of: ".\(pid)-", with: ".\(owner)-")
    }
    let gone = draft(of: "\(process.processIdentifier)")
    let parent = draft(of: "\(getppid())")
    let earlier = mine.lastPathComponent.split(separator: "-")
    let reused = [earlier[0], "x", earlier[2]].joined(separator: "-")
    let others = [
      ".other.draft", gone + ".txt", draft(of: "0"), draft(of: "-1"),
      Draft.next(for: folder.appending(path: "other")).lastPathComponent,
    ]
    for name in [mine.lastPathComponent, gone, parent, reused] + others {
      try Data(name.utf8).write(to: folder.appending(path: name))
    }
    try OutputFile.write("text", to: file.path)
    let expected = [mine.lastPathComponent, parent, "run.safetensors"] + others
    let left = try files.contentsOfDirectory(atPath: folder.path)
    #expect(left.sorted() == expected.sorted())
  }
}
