import BookTool
import Foundation
import Testing
import Transcripts

@Suite struct SmallBookTests {
  let package: SmallPackage

  init() throws { package = try SmallPackage() }

  private func problems(_ output: String = "2") throws -> [String] {
    try package.book(printing: output).check().map(\.description)
  }

  private func problems(ofPage page: String) throws -> [String] {
    try package.write(page, to: "book/01-sum.md")
    return try problems()
  }

  private func failure() -> String {
    do {
      _ = try package.book()
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test("a page that is true has no problems")
  func truePage() throws {
    #expect(try problems() == [])
  }

  @Test("an output that differs names page, line, both texts and the remedy")
  func difference() throws {
    let found = try problems("3")
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("book/01-sum.md:13: "))
    #expect(found[0].contains("“2”") && found[0].contains("“3”"))
    #expect(found[0].contains("swift run book sync"))
  }

  @Test("a fence needs an origin, or a reason for having none")
  func fenceWithoutOrigin() throws {
    let fence = "```text\nanything\n```\n"
    let found = try problems(ofPage: SmallPackage.page + "\n" + fence)
    #expect(found.count == 1 && found[0].hasPrefix("book/01-sum.md:16: "))
    let excused = "\n<!-- sketch: shows the form -->\n" + fence
    #expect(try problems(ofPage: SmallPackage.page + excused) == [])
    let unexcused = "\n<!-- sketch: -->\n" + fence
    #expect(try problems(ofPage: SmallPackage.page + unexcused).count == 1)
  }

  @Test("a region that no page shows, and a line that no page shows, fail")
  func unshown() throws {
    let found = try problems(ofPage: "# 1. Nothing\n")
    #expect(found.count == 2)
    #expect(found[0].hasPrefix("Chapter01_Sum/main.swift:1: "))
    #expect(found[1].contains("prints “2”"))
  }

  @Test("a chapter with whole runs beside it is still shown line by line")
  func wholeRuns() throws {
    let run = """

      <!-- run: Chapter01_Sum twice -->
      ```text
      2
      ```

      """
    #expect(try problems(ofPage: SmallPackage.page + run) == [])
    // A line outside every region, which no fence can show.
    let played = Played(
      output: "2",
      showing: [
        ("2", "Chapter01_Sum/main.swift", 2),
        ("7", "Chapter01_Sum/main.swift", 5),
      ])
    func found() throws -> [String] {
      try Book(package: package.url, programs: Programs { _ in played })
        .check().map(\.description)
    }
    #expect(try found().count == 1)
    #expect(try found().first?.contains("prints “7”") == true)
    // A chapter that is shown as a whole run only.
    let code = SmallPackage.page.components(separatedBy: "<!-- output")[0]
    try package.write(code + run, to: "book/01-sum.md")
    #expect(try found() == [])
  }

  @Test("a page may show a figure that the record of another page draws")
  func figureOfAnotherPage() throws {
    try package.write("<svg/>", to: "book/figures/sum.svg")
    let figure = "![A sum, drawn by the record of page 1](figures/sum.svg)\n"
    try package.write("# 2. More\n\n\(figure)", to: "book/02-more.md")
    let found = try problems()
    #expect(found.count == 1 && found[0].contains("No chapter draws"))
    let record = "\n<!-- recorded: Chapter01_Sum --plot sum.svg -->\n"
    let page = SmallPackage.page + record + "```text\n```\n"
    try package.write(page, to: "book/01-sum.md")
    _ = try package.book().sync(recording: false)
    #expect(try package.book().check() == [])
    // The record, which has the figure's checksum, sees a change.
    try package.write("<svg>2</svg>", to: "book/figures/sum.svg")
    let changed = try package.book().check().map(\.description)
    #expect(changed.count == 1 && changed[0].hasPrefix("book/01-sum.md"))
  }

  @Test("a number in prose must be printed on its page, or excused")
  func numbers() throws {
    let line = SmallPackage.page + "\nThere are 28 letters.\n"
    let found = try problems(ofPage: line)
    #expect(found.count == 1)
    #expect(
      found[0].hasPrefix("book/01-sum.md:16: ") && found[0].contains("28"))
    #expect(
      try problems(ofPage: line + "<!-- number 28: counted by hand -->\n") == []
    )
    // Names, formulas, small numbers and targets of links are not checked.
    let free = "\nChapter08 has $`x_{28}`$, 3 parts and [a link](#1-sums).\n"
    #expect(try problems(ofPage: SmallPackage.page + free) == [])
  }

  @Test("links must lead to a file, and to a heading that is there")
  func links() throws {
    for (link, count) in [
      ("[a](01-sum.md)", 0), ("[a](#1-sums)", 0), ("[a](01-sum.md#1-sums)", 0),
      ("[a](https://example.org/x)", 0), ("[a](02.md)", 1),
      ("[a](#products)", 1), ("[a](01-sum.md#products)", 1),
    ] {
      let page = SmallPackage.page + "\n\(link)\n"
      #expect(try problems(ofPage: page).count == count, "\(link)")
    }
  }

  @Test("commands must run programs of the package")
  func commands() throws {
    for (command, count) in [
      ("swift run Chapter01_Sum", 0), ("swift test", 0),
      ("swift run -c release Chapter01_Sum", 0), ("swift run Chapter09_No", 1),
    ] {
      let page = SmallPackage.page + "\n```sh\n\(command)\n```\n"
      #expect(try problems(ofPage: page).count == count, "\(command)")
    }
  }

  // MARK: - What cannot be read

  @Test("a region that is missing is named, with those that are there")
  func missingRegion() throws {
    let found = try problems(
      ofPage: SmallPackage.page + "\n<!-- code: Chapter01_Sum/main.swift#no -->"
        + "\n```swift\n```\n")
    #expect(found.count == 1 && found[0].hasPrefix("book/01-sum.md:16: "))
    #expect(found[0].contains("“no”") && found[0].contains("only sum"))
    let file = try problems(
      ofPage: SmallPackage.page + "\n<!-- code: No/no.swift#no -->"
        + "\n```swift\n```\n")
    #expect(file.count == 1 && file[0].contains("No/no.swift"))
  }

  @Test("regions must end, must not begin twice, and must not be nested")
  func badRegions() throws {
    let path = "Chapters/Chapter01_Sum/main.swift"
    for (source, line, word) in [
      ("// snippet.a\nx\n", 1, "never ends"),
      ("x\n// snippet.end\n", 2, "none has begun"),
      ("// snippet.a\nx\n// snippet.b\n", 3, "inside"),
      ("// snippet.a\nx\n// snippet.end\n// snippet.a\n", 4, "twice"),
      ("// snippet.a\n// snippet.end\n", 1, "empty"),
    ] {
      try package.write(source, to: path)
      let sentence = failure()
      #expect(sentence.hasPrefix("\(path):\(line): "), "\(sentence)")
      #expect(sentence.contains(word), "\(sentence)")
    }
  }

  @Test("a page that is no file, and no pages at all, are said in a sentence")
  func noFiles() throws {
    let files = FileManager.default
    let page = package.url.appending(path: "book/01-sum.md")
    try files.removeItem(at: page)
    try files.createDirectory(at: page, withIntermediateDirectories: false)
    #expect(failure().hasPrefix("book/01-sum.md:1: This is a folder"))
    try files.removeItem(at: page)
    try files.createSymbolicLink(
      atPath: page.path, withDestinationPath: "nowhere.md")
    #expect(failure().hasPrefix("book/01-sum.md:1: This is a link to a file"))
    try files.removeItem(at: page)
    try files.createSymbolicLink(
      atPath: package.url.appending(path: "README.md").path,
      withDestinationPath: "nowhere.md")
    #expect(failure().hasPrefix("README.md:1: This is a link to a file"))
    try files.removeItem(at: page.deletingLastPathComponent())
    #expect(failure().hasPrefix("book:1: There is no folder"))
  }

  @Test("a source that is not UTF-8 is named, with the line")
  func badSource() throws {
    let path = "Sources/A/A.swift"
    try package.write(Data("let a = 1\n".utf8) + [0xFF], to: path)
    #expect(failure() == "\(path):2: The file is not UTF-8.")
  }

  @Test(
    "without the novel its pages are not checked, and not written",
    arguments: [0, 1] as [Int32])
  func missingNovel(status: Int32) throws {
    let played = Played(
      output: "3",
      transcript: Transcript([
        .missingNovel, .text("3", path: "Chapter01_Sum/main.swift", line: 2),
      ]), status: status)
    let book = try Book(
      package: package.url, programs: Programs { _ in played })
    #expect(book.pagesWithoutNovel() == ["01-sum.md"])
    #expect(try package.book().pagesWithoutNovel() == [])
    let found = try book.check(pagesNamed: "01").map(\.message)
    #expect(found.count == 1 && found[0].contains("needs the novel"))
    #expect(throws: Problems.self) { try book.sync(recording: false) }
  }

  @Test("a test that a page names must be there")
  func tests() throws {
    let page = SmallPackage.page + "\n<!-- test: SumTests/two -->\n"
    let found = try problems(ofPage: page)
    #expect(found.count == 1 && found[0].contains("no test “SumTests/two”"))
    try package.write(
      "@Suite struct SumTests {\n  func two() {}\n}\n", to: "Tests/Sum.swift")
    #expect(try problems(ofPage: page) == [])
  }

  @Test("a fence must be closed, and a page must be UTF-8")
  func badPages() throws {
    try package.write("# A\n\n```text\nno end\n", to: "book/01-sum.md")
    #expect(failure().hasPrefix("book/01-sum.md:3: "))
    try package.write(Data("# A\n\n".utf8) + [0xFF], to: "book/01-sum.md")
    #expect(failure() == "book/01-sum.md:3: The file is not UTF-8.")
  }
}
