import BookTool
import BuiltPrograms
import ChildProcesses
import Foundation
import Testing

/// The pages of the package. Those that show the novel are checked where it is
/// there or can be fetched; the others always.
@Suite(.serialized)
struct BookTests {
  /// What is wrong with a copy of the pages that was changed.
  private func problems(
    ofPagesNamed name: String? = nil,
    afterChanging change: (URL) throws -> Void
  ) throws -> [String] {
    let copy = FileManager.default.temporaryDirectory
      .appending(path: "book-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: copy) }
    try FileManager.default.copyItem(
      at: package.appending(path: "book"), to: copy)
    try change(copy)
    return try Book(package: package, pagesFolder: copy, programs: programs)
      .check(pagesNamed: name).map(\.description)
  }

  /// Replaces the first occurrence of a text in a page.
  private func replace(
    _ old: String, with new: String, in file: String, _ folder: URL
  ) throws -> Int {
    let url = folder.appending(path: file)
    let text = try String(contentsOf: url, encoding: .utf8)
    let place = try #require(text.range(of: old), "\(file) has no “\(old)”")
    try text.replacingCharacters(in: place, with: new)
      .write(to: url, atomically: true, encoding: .utf8)
    return text[..<place.lowerBound].count { $0 == "\n" } + 1
  }

  private static let names = try! FileManager.default
    .contentsOfDirectory(atPath: package.appending(path: "book").path)
    .filter { $0.hasSuffix(".md") }.sorted()

  private static let unchecked: [String] = {
    let book = try? Book(package: package, programs: programs)
    return hasNovel ? [] : book?.pagesWithoutNovel() ?? []
  }()

  /// Cancels the test of a page that cannot be checked here.
  private func requireChecked(_ name: String) throws {
    if Self.unchecked.contains(name) {
      try Test.cancel("Not checked: \(name) shows the novel.")
    }
  }

  @Test("a page is true", arguments: names + ["README.md"])
  func truePage(name: String) throws {
    try requireChecked(name)
    let found = try Book(package: package, programs: programs)
      .check(pagesNamed: name)
    #expect(found.map(\.description) == [])
  }

  @Test("without the novel, these pages are checked all the same")
  func checkedAlways() {
    for number in ["01", "03", "04", "05", "07", "a"] {
      #expect(!Self.unchecked.contains { $0.hasPrefix(number + "-") })
    }
  }

  @Test(
    "all regions and printed lines stand on a page",
    .enabled(if: hasNovel, "the novel is not there"))
  func wholeBook() throws {
    #expect(try problems { _ in } == [])
  }

  @Test(
    "a change in an output, a listing, a number or a link is found in its line",
    arguments: [
      ("05-rnn-cell.md", "outputs (10, 28)", "outputs (10, 29)"),
      ("05-rnn-cell.md", "var state = initial", "var state = final"),
      ("05-rnn-cell.md", "the 28 entries", "the 27 entries"),
      ("05-rnn-cell.md", "](04-params.md)", "](04-parameters.md)"),
      ("08-training.md", "perplexity 1.03,", "perplexity 1.02,"),
    ])
  func changedPage(file: String, old: String, new: String) throws {
    try requireChecked(file)
    var line = 0
    let found = try problems(ofPagesNamed: file) { folder in
      line = try replace(old, with: new, in: file, folder)
    }
    // A number is missed in the entry that names it, too.
    #expect((1...2).contains(found.count), "\(found)")
    let isRecord = file == "08-training.md"
    let place = isRecord ? "book/\(file):" : "book/\(file):\(line): "
    #expect(found.first?.hasPrefix(place) == true, "\(found)")
  }

  @Test(
    "a changed label in a figure is found at the line that shows the figure",
    arguments: [
      ("05-unrolled.svg", "05-rnn-cell.md"),
      ("08-perplexity.svg", "08-training.md"),
    ])
  func changedFigure(figure: String, page: String) throws {
    try requireChecked(page)
    let found = try problems(ofPagesNamed: page) { folder in
      _ = try replace(
        "</text>", with: "0</text>", in: "figures/\(figure)", folder)
    }
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.hasPrefix("book/\(page):") == true, "\(found)")
  }
}

#if os(Linux)
  private let obeysProxy = true
#else
  private let obeysProxy = false
#endif

// Only on Linux does a variable of the environment turn the network off.
@Suite(.enabled(if: obeysProxy)) struct OfflineTests {
  @Test("a clone without the novel and without a network trains on its pages")
  func offline() throws {
    let clone = FileManager.default.temporaryDirectory
      .appending(path: "offline-\(UUID().uuidString)")
    let files = FileManager.default
    defer { try? files.removeItem(at: clone) }
    try files.createDirectory(at: clone, withIntermediateDirectories: true)
    for name in ["Package.swift", "book"] {
      try files.copyItem(
        at: package.appending(path: name), to: clone.appending(path: name))
    }
    let program = clone.appending(path: "Chapter08_Training")
    try files.copyItem(
      at: builtPrograms.appending(path: "Chapter08_Training"), to: program)
    // Nothing answers there, so the download fails at once.
    let process = try ChildProcess(
      program,
      [
        "--epochs", "2", "--hidden", "16", "--sampling", "sequential",
        "--plot", "curves.svg",
      ], in: clone, environment: ["http_proxy": "http://127.0.0.1:9"])
    process.waitUntilExit()
    let (words, notes) = (process.output, process.errors)
    #expect(process.terminationStatus == 0, "\(notes)")
    #expect(words.contains("held-out perplexity"))
    #expect(notes.contains("corpus: the pages of this course"))
    #expect(notes.contains("--corpus FILE"))
    #expect(files.fileExists(atPath: clone.appending(path: "curves.svg").path))
  }
}
