import BookTool
import Foundation
import Testing

@Suite struct SyncTests {
  let package: SmallPackage

  init() throws { package = try SmallPackage() }

  @Test("sync mends fences and leaves every other line as it is")
  func mends() throws {
    let stale = SmallPackage.page.replacingOccurrences(
      of: "\n2\n", with: "\n7\n8\n")
    try package.write(stale, to: "book/01-sum.md")
    #expect(try package.book().check().count == 1)
    #expect(try package.book().sync(recording: false) == ["book/01-sum.md"])
    #expect(try package.read("book/01-sum.md") == SmallPackage.page)
    #expect(try package.book().check() == [])
    #expect(try package.book().sync(recording: false) == [])
  }

  @Test("sync writes nothing when one page cannot be mended")
  func allOrNothing() throws {
    let stale = SmallPackage.page.replacingOccurrences(
      of: "\n2\n", with: "\n7\n")
    try package.write(stale, to: "book/01-sum.md")
    try package.write(
      "<!-- code: No/no.swift#no -->\n```swift\n```\n", to: "book/02-bad.md")
    #expect(throws: Problems.self) {
      try package.book().sync(recording: false)
    }
    #expect(try package.read("book/01-sum.md") == stale)
  }

  @Test("sync writes nothing when a program stops at a false claim")
  func falseClaim() throws {
    let stale = SmallPackage.page.replacingOccurrences(
      of: "\n2\n", with: "\n7\n")
    try package.write(stale, to: "book/01-sum.md")
    let stopped = Played(
      output: "same: false", status: 1, errors: "“same” should be true")
    let book = try Book(
      package: package.url, programs: Programs { _ in stopped })
    let problems = try book.check().map(\.message)
    #expect(problems.contains { $0.contains("“same” should be true") })
    #expect(throws: Problems.self) { try book.sync(recording: false) }
    #expect(try package.read("book/01-sum.md") == stale)
  }

  /// A page that needs sync, and is edited while its programs run.
  private func syncWhileEditing(_ page: String) throws -> String {
    let stale = page.replacingOccurrences(of: "\n2\n", with: "\n7\n")
    try package.write(stale, to: "book/01-sum.md")
    let edited = stale + "A new paragraph.\n"
    let programs = Programs { [package = package.url] _ in
      try Data(edited.utf8)
        .write(to: package.appending(path: "book/01-sum.md"))
      return Played(
        output: "2", showing: [("2", "Chapter01_Sum/main.swift", 2)])
    }
    let book = try Book(package: package.url, programs: programs)
    let error = #expect(throws: Problem.self) {
      try book.sync(recording: false)
    }
    #expect(error?.message.contains("was changed while") == true)
    #expect(try package.read("book/01-sum.md") == edited)
    return edited
  }

  @Test("a page that is edited while sync runs is left as it is")
  func edited() throws {
    _ = try syncWhileEditing(SmallPackage.page)
    _ = try syncWhileEditing(
      SmallPackage.page + "\n<!-- recorded: Chapter01_Sum -->\n```text\n```\n")
  }

  @Test("a page that is a link stays one, and its file keeps its permissions")
  func linksAndModes() throws {
    let files = FileManager.default
    let page = package.url.appending(path: "book/01-sum.md")
    let target = package.url.appending(path: "elsewhere.md")
    try package.write(
      SmallPackage.page.replacingOccurrences(of: "\n2\n", with: "\n7\n"),
      to: "elsewhere.md")
    try files.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: target.path)
    try files.removeItem(at: page)
    try files.createSymbolicLink(at: page, withDestinationURL: target)
    #expect(try package.book().sync(recording: false) == ["book/01-sum.md"])
    #expect(
      try files.destinationOfSymbolicLink(atPath: page.path) == target.path)
    #expect(try package.read("elsewhere.md") == SmallPackage.page)
    let attributes = try files.attributesOfItem(atPath: target.path)
    let mode = attributes[.posixPermissions]
    #expect(mode as? Int == 0o640)
  }

  @Test("a record is made once, is signed, and fails when it is changed")
  func records() throws {
    let page = "\n<!-- recorded: Chapter01_Sum -->\n```text\n```\n"
    try package.write(SmallPackage.page + page, to: "book/01-sum.md")
    _ = try package.book().sync(recording: false)
    let recorded = try package.read("book/01-sum.md")
    #expect(recorded.contains("```text\n2\n```\n"))
    // Another output later does not change the record.
    _ = try package.book(printing: "2").sync(recording: false)
    #expect(try package.read("book/01-sum.md") == recorded)
    let parts = recorded.components(separatedBy: "<!-- recorded")
    let forged =
      parts[0] + "<!-- recorded"
      + parts[1].replacingOccurrences(of: "\n2\n", with: "\n4\n")
    try package.write(forged, to: "book/01-sum.md")
    let problems = try package.book().check()
    #expect(problems.contains { $0.message.contains("changed after") })
  }

  @Test("only the records of a program that is named are made again")
  func oneProgram() throws {
    let page = """

      <!-- recorded: Chapter01_Sum one -->
      ```text
      ```
      <!-- recorded: Chapter01_Sum only -->
      ```text
      ```

      """
    try package.write(SmallPackage.page + page, to: "book/01-sum.md")
    _ = try package.book().sync(recording: false)
    let first = try package.read("book/01-sum.md")
    func records(_ text: String) -> [String] {
      text.components(separatedBy: "<!-- recorded: ").dropFirst()
        .map { $0.components(separatedBy: "```text\n")[1] }
    }
    let later = Programs { command in
      Played(
        output: command == "Chapter01_Sum" ? "2" : "3",
        showing: [("2", "Chapter01_Sum/main.swift", 2)])
    }
    func sync(_ program: String) throws -> [String] {
      try Book(package: package.url, programs: later)
        .sync(recording: true, of: program)
    }
    _ = try sync("Chapter01_Sum one")
    let second = try package.read("book/01-sum.md")
    #expect(records(second)[0] != records(first)[0])
    #expect(records(second)[1] == records(first)[1])
    #expect(throws: Problem.self) { try sync("Chapter01_Sum on") }
    #expect(try sync("Chapter01_Sum") == ["book/01-sum.md"])
  }
}
