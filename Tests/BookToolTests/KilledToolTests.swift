import BuiltPrograms
import ChildProcesses
import Foundation
import Testing

/// The built tool in a package of its own, with a chapter that never ends.
@Suite(.serialized) struct KilledToolTests {
  let package = try! SmallPackage()

  private var places: URL { package.url.appending(path: "places") }

  /// Starts the tool, and waits until it plays the chapter.
  private func start(_ verb: String) throws -> (ChildProcess, chapter: pid_t) {
    let files = FileManager.default
    try package.write("", to: "Package.swift")
    // Not `copyItem`: a file that is open for writing cannot be started, and
    // other tests start programs, which inherit what is open.
    let copy = try ChildProcess(
      URL(filePath: "/bin/cp"),
      [builtPrograms.appending(path: "book").path, "book-tool/book"],
      in: package.url)
    #expect(copy.terminationStatus == 0)
    try files.createDirectory(at: places, withIntermediateDirectories: true)
    let tool = try ChildProcess(
      package.url.appending(path: "book-tool/book"), [verb],
      in: package.url.appending(path: "book-tool"),
      environment: ["TMPDIR": places.path])
    let note = "book-tool/number"
    while (try? package.read(note))?.hasSuffix("\n") != true && tool.isRunning {
      Thread.sleep(forTimeInterval: 0.01)
    }
    let number = try package.read(note).dropLast()
    return (tool, try #require(pid_t(number), "\(tool.errors)"))
  }

  @Test(
    "a tool that is killed leaves no folder, and its chapter ends with it",
    arguments: [SIGINT, SIGTERM, SIGKILL], ["check", "sync"])
  func killed(signal: Int32, verb: String) throws {
    try package.write(
      "#!/bin/sh\necho $$ > \"\(package.url.path)/book-tool/number\"\n"
        + "exec sleep 600\n", to: "book-tool/Chapter01_Sum")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: package.url.appending(path: "book-tool/Chapter01_Sum").path)
    let (tool, chapter) = try start(verb)
    #expect(kill(chapter, 0) == 0)
    #expect(!(try left()).isEmpty)
    tool.send(signal)
    #expect(tool.terminationStatus == 128 + signal)
    for _ in 0..<1000 where try !left().isEmpty || kill(chapter, 0) == 0 {
      Thread.sleep(forTimeInterval: 0.01)
    }
    #expect(try left() == [])
    #expect(kill(chapter, 0) != 0 && errno == ESRCH)
    #expect(try package.read("book/01-sum.md") == SmallPackage.page)
  }

  private func left() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: places.path)
  }
}
