import BookTool
import Foundation
import Testing

/// The form of a page: where listings live, question, goal, time, grades, the
/// way on, and the length of a sitting.
@Suite struct FormTests {
  let package: SmallPackage

  init() throws { package = try SmallPackage() }

  /// A page with exercises, in the form that all keep.
  private static let page = """
    # 2. Differences

    [Contents](README.md) · next: [1. Sums](01-sum.md)

    How far are numbers apart?

    Reading time: about 5 minutes, without the exercises.

    After this page you can subtract.

    ## Exercises

    1. *Warm-up, 5 minutes.* Subtract.

    Next: [1. Sums](01-sum.md)

    """

  private func problems(_ old: String = "", _ new: String = "") throws
    -> [String]
  {
    let page =
      old.isEmpty
      ? Self.page : Self.page.replacingOccurrences(of: old, with: new)
    #expect(old.isEmpty || page != Self.page)
    try package.write("# Contents\n", to: "book/README.md")
    try package.write(page, to: "book/02-differences.md")
    return try package.book().check().map(\.description)
  }

  @Test("a page in the form has no problems")
  func goodForm() throws {
    #expect(try problems() == [])
  }

  @Test(
    "what the form lacks is named",
    arguments: [
      ("How far are numbers apart?", "Numbers are apart.", "its question"),
      ("After this page you can subtract.\n", "", "After this page you can"),
      ("about 5 minutes", "about 9 minutes", "about 5 minutes"),
      ("Reading time: about 5 minutes, without the exercises.\n\n", "", "sync"),
      ("*Warm-up, 5 minutes.* ", "", "its grade"),
      ("*Warm-up, 5 minutes.*", "*Easy, 5 minutes.*", "its grade"),
      ("Next: [1. Sums](01-sum.md)\n", "", "The last line should be"),
      ("Next: [1. Sums]", "Before: [1. Sums]", "The last line should be"),
    ])
  func badForm(old: String, new: String, word: String) throws {
    let found = try problems(old, new)
    #expect(found.count == 1 && found[0].contains(word), "\(found)")
  }

  @Test("a page longer than a sitting is refused, by lines and by minutes")
  func length() throws {
    let line = "After this page you can subtract.\n"
    let many = String(repeating: "\nA line.\n", count: 300)
    let lines = try problems(line, line + many)
    #expect(lines.contains { $0.contains("of a sitting") }, "\(lines)")
    let long = String(repeating: "word ", count: 7100)
    let words = try problems(line, line + "\n" + long + "\n")
    #expect(words.contains { $0.contains("of a sitting") }, "\(words)")
    // Comments are seen by nobody.
    let comment = "\n<!--\n" + String(repeating: "x\n", count: 700) + "-->\n"
    #expect(try problems(line, line + comment) == [])
  }

  @Test("sync writes the time, and where a listing lives")
  func synced() throws {
    let time = "Reading time: about 5 minutes, without the exercises.\n\n"
    _ = try problems(time, "")
    let bare = SmallPackage.page.replacingOccurrences(
      of: "[Chapters/Chapter01_Sum/main.swift]"
        + "(../Chapters/Chapter01_Sum/main.swift)\n", with: "")
    #expect(bare != SmallPackage.page)
    try package.write(bare, to: "book/01-sum.md")
    let found = try package.book().check().map(\.description)
    #expect(found.count == 2 && found[0].contains("of this listing"))
    #expect(
      try package.book().sync(recording: false)
        == ["book/01-sum.md", "book/02-differences.md"])
    #expect(try package.read("book/01-sum.md") == SmallPackage.page)
    #expect(try package.read("book/02-differences.md") == Self.page)
    #expect(try package.book().check() == [])
  }

  @Test("a fragment of a function is shown with the function's name")
  func enclosing() throws {
    let mark = "// snippet"  // not at the beginning of a line of this source
    try package.write(
      """
      public struct Adder {
        \(mark).whole
        func one() -> Int { 1 }
        \(mark).end

        /// Adds.
        public func add(
          _ a: Int,
          _ b: Int
        ) -> Int {
          for _ in 0..<1 {
            \(mark).inside
            print(a + b)
            \(mark).end
          }
          \(mark).body
          return a + b
          \(mark).end
        }
      }

      extension Adder: Sendable {
        public subscript(a: Int) -> Int {
          \(mark).index
          a
          \(mark).end
        }
      }

      for _ in 0..<2 {
        \(mark).loop
        print(2)
        \(mark).end
      }

      """, to: "Sources/Adding/Adder.swift")
    let regions = try package.book().regions
    func enclosing(_ name: String) -> String? {
      regions["Adding/Adder.swift#\(name)"]!.enclosing
    }
    #expect(enclosing("whole") == "Adder")
    #expect(enclosing("inside") == "Adder.add")
    #expect(enclosing("body") == "Adder.add")
    #expect(enclosing("index") == "Adder.subscript")
    #expect(enclosing("loop") == nil)
  }

  @Test("a page with a number in the contents must have exercises")
  func exercises() throws {
    try package.write(
      "# Contents\n\n| | page |\n| --- | --- |\n| 1 | [Sums](01-sum.md) |\n",
      to: "book/README.md")
    let found = try package.book().check().map(\.description)
    #expect(found.count == 1 && found[0].contains("no exercises"))
  }
}
