import Foundation

extension Book {
  /// Finds comments `<!-- test: Suite/function -->` whose test is not there.
  ///
  /// Such a comment stands beside a formula or a table that the test embodies.
  func checkTests(of page: Page) -> [Problem] {
    page.prose.compactMap { number, line in
      guard let match = line.firstMatch(of: /^<!-- test: (.*) -->$/) else {
        return nil
      }
      let words = match.1.split(separator: "/")
      let isThere =
        words.count == 2
        && tests.contains { source in
          source.contains("struct \(words[0]) {")
            && source.contains("func \(words[1])(")
        }
      return isThere
        ? nil
        : Problem(page.path, number, "There is no test “\(match.1)” in Tests.")
    }
  }

  /// The sources of the tests.
  private var tests: [String] {
    let folder = package.appending(path: "Tests").resolvingSymlinksInPath()
    let files = FileManager.default.enumerator(atPath: folder.path)?
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
    return (files ?? []).compactMap {
      try? String(contentsOf: folder.appending(path: $0), encoding: .utf8)
    }
  }
}
