import BookTool
import Foundation

/// A package with one page and one chapter, in a folder of its own that goes
/// away with it.
final class SmallPackage {
  let url = FileManager.default.temporaryDirectory
    .appending(path: "small-package-\(UUID().uuidString)")

  init() throws {
    try write(
      "// snippet.sum\nshow(1 + 1)\n// snippet.end\n",
      to: "Chapters/Chapter01_Sum/main.swift")
    try write(Self.page, to: "book/01-sum.md")
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// A page that is true.
  static let page = """
    # 1. Sums

    Two ones make 2.

    [Chapters/Chapter01_Sum/main.swift](../Chapters/Chapter01_Sum/main.swift)
    <!-- code: Chapter01_Sum/main.swift#sum -->
    ```swift
    show(1 + 1)
    ```

    <!-- output: Chapter01_Sum/main.swift#sum -->
    ```text
    2
    ```

    """

  func write(_ text: String, to path: String) throws {
    try write(Data(text.utf8), to: path)
  }

  func write(_ data: Data, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func read(_ path: String) throws -> String {
    try String(contentsOf: url.appending(path: path), encoding: .utf8)
  }

  /// The book, with a program that prints 2 in line 2 of its source.
  func book(printing output: String = "2") throws -> Book {
    let played = Played(
      output: output, showing: [(output, "Chapter01_Sum/main.swift", 2)])
    return try Book(package: url, programs: Programs { _ in played })
  }
}
