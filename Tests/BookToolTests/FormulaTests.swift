import BookTool
import ChildProcesses
import Foundation
import Testing

@Suite struct FormulaTests {
  private func problems(withProse prose: String) throws -> [String] {
    let package = try SmallPackage()
    try package.write(SmallPackage.page + "\n\(prose)\n", to: "book/01-sum.md")
    return try package.book().check().map(\.description)
  }

  @Test(
    "letters, digits and plain signs may stand between dollars alone",
    arguments: ["$n$", "$T - 1$", "$d = c'/(a + b)$", "$i, j$"])
  func plain(formula: String) throws {
    #expect(try problems(withProse: "Let \(formula) be given.") == [])
  }

  @Test(
    "whatever Markdown may change needs code marks, and the line is named",
    arguments: [
      #"W_{xh} + W_{hh}"#, #"a \, b"#, "a*b", "a < b", "x_t", "[a]", "a~b",
      "a & b", "a | b", #"\eta"#,
    ])
  func marked(formula: String) throws {
    let found = try problems(withProse: "Let $n$ and $\(formula)$ be given.")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("book/01-sum.md:16: ") == true, "\(found)")
    #expect(found.first?.contains("$`\(formula)`$") == true, "\(found)")
    #expect(try problems(withProse: "Let $`\(formula)`$ be given.") == [])
  }

  @Test("a formula ends in its line")
  func twoLines() throws {
    let found = try problems(withProse: "Let $n +\nm$ be given.")
    #expect(found.first?.hasPrefix("book/01-sum.md:16: ") == true, "\(found)")
    #expect(found.first?.contains("does not end in its line") == true)
  }

  @Test("code that is no formula may hold a dollar")
  func code() throws {
    #expect(try problems(withProse: "Say `echo $HOME_` and `$1_`.") == [])
  }
}

/// The parser of the host that shows the pages, where it is installed.
private let markdown = executables(named: "cmark-gfm").first

@Suite(
  .enabled(
    if: markdown != nil,
    "cmark-gfm is missing: what it makes of the formulas is not tested"))
struct MarkdownTests {
  /// What the parser makes of a page.
  private func html(of file: URL) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "html-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let child = try ChildProcess(
      try #require(markdown),
      ["-e", "table", "-e", "strikethrough", file.path], in: folder)
    #expect(child.terminationStatus == 0)
    return child.output
  }

  /// The formulas of a page that the parser did not leave as they were.
  private func changed(in page: Page, at file: URL) throws -> [String] {
    var rest = try html(of: file)
    // In order, each after the one before it, so that none stands for another.
    return page.formulas.compactMap { formula in
      let text = formula.text.replacing("&", with: "&amp;")
        .replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        .replacing("\"", with: "&quot;")
      let shown = formula.isCode ? "$<code>\(text)</code>$" : "$\(text)$"
      guard let place = rest.range(of: shown) else {
        return "\(page.path):\(formula.line): \(formula.text)"
      }
      rest = String(rest[place.upperBound...])
      return nil
    }
  }

  @Test("Markdown leaves every formula of the pages as it is")
  func pages() throws {
    let package = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let book = try Book(
      package: package, programs: Programs { _ in Played(output: "") })
    for page in book.pages {
      let file = package.appending(path: page.path)
      #expect(try changed(in: page, at: file) == [])
    }
    #expect(book.pages.flatMap(\.formulas).count > 500)
  }

  @Test(
    "emphasis, a lost backslash and a cell cut in two are found",
    arguments: [
      #"The $\mathbf{X}_{a}+\mathbf{Y}_{b}$ is."#, #"The $a \, b$ is."#,
      "| a |\n| --- |\n| $`a | b`$ |",
    ])
  func changedFormula(prose: String) throws {
    let package = try SmallPackage()
    try package.write(SmallPackage.page + "\n\(prose)\n", to: "book/01-sum.md")
    let page = try #require(try package.book().pages.first)
    let file = package.url.appending(path: "book/01-sum.md")
    #expect(try changed(in: page, at: file).count == 1)
  }
}
