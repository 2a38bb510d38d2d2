import BookTool
import BuiltPrograms
import Corpora
import Foundation
import Synchronization
import Testing

/// The package that these tests belong to.
private let package = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The programs, each played once however often the book is checked.
private let programs: Programs = {
  let built = Programs(in: builtPrograms)
  let known = Mutex<[String: Played]>([:])
  return Programs { command in
    if let played = known.withLock({ $0[command] }) { return played }
    let played = try built.play(command)
    known.withLock { $0[command] = played }
    return played
  }
}()

private let hasNovel =
  (try? sha1(
    of: Data(contentsOf: package.appending(path: "data/timemachine.txt"))))
  == PublishedText.timeMachine.checksum

@Suite(
  .serialized,
  .enabled(if: hasNovel, "the pages show the novel, which is not there"))
struct BookTests {
  private func problems(afterChanging change: (URL) throws -> Void) throws
    -> [String]
  {
    let copy = FileManager.default.temporaryDirectory
      .appending(path: "book-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: copy) }
    try FileManager.default.copyItem(
      at: package.appending(path: "book"), to: copy)
    try change(copy)
    return try Book(package: package, pagesFolder: copy, programs: programs)
      .check().map(\.description)
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

  @Test("every page is true")
  func truePages() throws {
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
    var line = 0
    let found = try problems { folder in
      line = try replace(old, with: new, in: file, folder)
    }
    #expect(found.count == 1, "\(found)")
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
    let found = try problems { folder in
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
    let process = Process()
    process.executableURL = program
    process.arguments = [
      "--epochs", "2", "--hidden", "16", "--sampling", "sequential", "--plot",
      clone.appending(path: "curves.svg").path,
    ]
    // Nothing answers there, so the download fails at once.
    process.environment = ProcessInfo.processInfo.environment
      .merging(["http_proxy": "http://127.0.0.1:9"]) { $1 }
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    let words = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(),
      as: UTF8.self)
    let notes = String(
      decoding: errors.fileHandleForReading.readDataToEndOfFile(),
      as: UTF8.self)
    #expect(process.terminationStatus == 0, "\(notes)")
    #expect(words.contains("held-out perplexity"))
    #expect(notes.contains("corpus: the pages of this course"))
    #expect(notes.contains("--corpus FILE"))
    #expect(files.fileExists(atPath: clone.appending(path: "curves.svg").path))
  }
}
