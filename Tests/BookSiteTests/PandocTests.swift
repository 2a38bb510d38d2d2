import BuiltPrograms
import ChildProcesses
import Foundation
import Testing

@testable import BookSite

/// A copy of the package with what the forms are made of, and its own `book`,
/// so that nothing that goes wrong reaches the package.
private final class PackageCopy {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "package-\(UUID().uuidString)")
  /// The forms that were there before.
  static let older = ["book.epub", "book.pdf", "site/index.html"]

  init() throws {
    for name in ["tools", "Sources/BookSite"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    for name in ["Package.swift", "LICENSE", "book", "Sources/BookSite/Assets"]
    {
      try copy(package.appending(path: name), name)
    }
    try copy(builtPrograms.appending(path: "book"), "tools/book")
    for name in Self.older { try write("older", ".build/\(name)") }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// By another program, as below: a file that is still open here when a child
  /// of another test begins is open there too, and cannot be started.
  private func copy(_ file: URL, _ name: String) throws {
    try run(
      URL(filePath: "/bin/cp"),
      ["-R", file.path, folder.appending(path: name).path])
  }

  func write(_ text: String, _ name: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: false, encoding: .utf8)
  }

  /// A program that takes the place of another one.
  func fake(_ name: String, _ script: String) throws {
    try run(
      URL(filePath: "/bin/sh"),
      [
        "-c", #"printf '%s\n' "$0" > "$1" && chmod 755 "$1""#,
        "#!/bin/sh\n\(script)", folder.appending(path: "tools/\(name)").path,
      ])
  }

  /// The one sentence that `swift run book` ends with, and with status 1.
  func sentence(_ verb: String, onPath path: String = "") throws -> String {
    try withTemporaryFolder { outputs in
      let child = try ChildProcess(
        folder.appending(path: "tools/book"), [verb], in: outputs,
        environment: ["PATH": "\(folder.path)/tools:\(path)"])
      #expect(child.terminationStatus == 1)
      #expect(child.output == "")
      #expect(child.errors.split(separator: "\n").count == 1, "\(child.errors)")
      return child.errors
    }
  }

  /// The same, where all older forms must be as they were.
  func complaint(_ verb: String, onPath path: String = "") throws -> String {
    let sentence = try sentence(verb, onPath: path)
    for name in Self.older {
      let text = try? String(
        contentsOf: folder.appending(path: ".build/\(name)"), encoding: .utf8)
      #expect(text == "older", "\(name)")
    }
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: ".build").path)
    #expect(names.sorted() == ["book.epub", "book.pdf", "site"])
    return sentence
  }
}

/// What is said when a form cannot be made.
@Suite struct PandocTests {
  @Test("no pandoc", arguments: ["site", "epub", "pdf"])
  func missing(verb: String) throws {
    let complaint = try PackageCopy().complaint(verb)
    #expect(complaint.contains("pandoc 3.1 or newer, which was not found."))
    #expect(complaint.contains("To get it into this package: .ci/tools"))
  }

  @Test("a pandoc that is too old, or none at all")
  func old() throws {
    let copy = try PackageCopy()
    try copy.fake("pandoc", "echo pandoc 3.0.1")
    #expect(
      try copy.complaint("epub").contains("/tools/pandoc is pandoc 3.0.1"))
    try copy.fake("pandoc", "exit 3")
    #expect(
      try copy.complaint("epub").contains("/tools/pandoc is of no version"))
  }

  @Test("a page that cannot be converted", arguments: ["site", "epub"])
  func failing(verb: String) throws {
    let copy = try PackageCopy()
    try copy.fake(
      "pandoc",
      """
      case "$*" in
        --version) echo pandoc 3.1 ;;
        *) echo "bad at line 7" >&2; exit 1 ;;
      esac
      """)
    let complaint = try copy.complaint(verb, onPath: "/bin:/usr/bin")
    #expect(
      complaint.contains(
        "could not be converted: pandoc says: bad at line 7 Mend the page"))
    #expect(
      complaint.contains(verb == "site" ? "A page could" : "in book could"))
  }

  @Test("a page with a figure that is not there", .enabled(if: hasPandoc))
  func figure() throws {
    let copy = try PackageCopy()
    // A small book is converted fast.
    try copy.write(
      "# The book\n\n| 5 | [The cell](05-rnn-cell.md) |\n", "book/README.md")
    try copy.write("# 5\n\n![a](figures/none.svg)\n", "book/05-rnn-cell.md")
    let pandoc = try Pandoc(package: package).program
    try copy.fake("pandoc", "exec '\(pandoc.path)' \"$@\"")
    #expect(try copy.complaint("site").contains("book/05-rnn-cell.md"))
    #expect(try copy.complaint("epub").contains("figures/none.svg"))
  }

  @Test("no Chromium: it is missed before the long work")
  func noBrowser() throws {
    let copy = try PackageCopy()
    try copy.fake("pandoc", "echo pandoc 3.1")
    #expect(
      try copy.complaint("pdf").contains(
        "Chromium was not found. To get it: apt-get install chromium"))
  }

  @Test("a Chromium that ends at once")
  func brokenBrowser() throws {
    let copy = try PackageCopy()
    try copy.fake("chromium", "echo no screen >&2; exit 1")
    let error = #expect(throws: SiteError.self) {
      try Browser(program: copy.folder.appending(path: "tools/chromium"))
    }
    #expect(error?.description.contains("The browser ended") == true)
    #expect(error?.description.contains("no screen") == true)
  }

  @Test("a place that cannot be written", arguments: ["site", "epub", "pdf"])
  func place(verb: String) throws {
    let copy = try PackageCopy()
    try copy.fake("pandoc", "echo pandoc 3.1")
    try FileManager.default.removeItem(
      at: copy.folder.appending(path: ".build"))
    try copy.write("a file", ".build")
    #expect(
      try copy.sentence(verb).contains(
        verb == "site"
          ? "/.build/site cannot be written: "
          : "book.\(verb)”: there is no folder “"))
  }
}

private let hasPandoc = missingPandoc == nil
