import Foundation

// What one page says of another: its number, its title, its question.

extension Book {
  /// The number of a page's heading, and the numbers and titles by which the
  /// page calls others.
  func checkReferences(of page: Page) -> [Problem] {
    checkHeading(of: page) + checkLinkTexts(of: page) + checkContents(of: page)
      + checkGlossary(of: page) + checkNotation(of: page)
  }

  /// A page whose file has a number has it in its heading, too.
  private func checkHeading(of page: Page) -> [Problem] {
    let heading = page.prose.first { $0.text.hasPrefix("# ") }
    let wanted = page.number.map { "\($0). \(page.title)" } ?? page.title
    if page.heading == wanted { return [] }
    return [
      Problem(
        page.path, heading?.number ?? 1,
        "The heading should be “\(wanted)”, by the name of the file.")
    ]
  }

  /// “[5. The recurrent cell]”, “[5]” and “[chapter 5]” lead to page 5, and a
  /// title of a page leads to that page.
  private func checkLinkTexts(of page: Page) -> [Problem] {
    let titles = Set(pages.map(\.title))
    return links(of: page).compactMap { line, words, target in
      let named =
        words.firstMatch(
          of: /(?i:chapter|appendix|page) ([0-9]+[b-z]?|[A-Z][2-9]?)\b/)?.1
        ?? words.firstMatch(of: /^([0-9]+[b-z]?|[A-Z][2-9]?)(?:\. .*)?$/)?.1
      if let named, String(named) != target.number {
        return Problem(
          page.path, line,
          "“[\(words)]” leads to “\(target.name)”, whose heading is "
            + "“\(target.heading)”.")
      }
      let title = words.firstMatch(of: /^(?:[0-9]+[b-z]?|[A-Z][2-9]?)\. (.+)$/)
        .map {
          String($0.1)
        }
      let isTitle = title != nil || titles.contains(words)
      if isTitle, title ?? words != target.title {
        return Problem(
          page.path, line,
          "The title in “[\(words)]” is not that of “\(target.name)”: "
            + "“\(target.title)”.")
      }
      return nil
    }
  }

  /// The links of a page that lead to pages.
  private func links(of page: Page)
    -> [(line: Int, words: String, target: Page)]
  {
    page.prose.flatMap { number, text in
      text.matches(of: /\[([^\]]*)\]\(([^)\s#]*)[^)\s]*\)/).compactMap {
        match in
        self.page(String(match.2), from: page).map {
          (number, String(match.1), $0)
        }
      }
    }
  }

  /// The page that a path leads to.
  private func page(_ path: String, from page: Page) -> Page? {
    if path.isEmpty { return page }
    let destination = url(of: path, from: page).path
    let inPackage = package.appending(path: page.path)
      .deletingLastPathComponent().appending(path: path).standardizedFileURL
    return pages.first {
      url(of: $0).standardizedFileURL.path == destination
        || package.appending(path: $0.path).standardizedFileURL.path
          == inPackage.path
    }
  }

  // MARK: - Tables

  /// The rows of contents: number, title, program and question of a page.
  private func checkContents(of page: Page) -> [Problem] {
    page.tables.filter { $0.header.contains("page") }.flatMap { table in
      table.rows.compactMap { row -> Problem? in
        guard let (words, path) = link(in: row["page"]),
          let target = self.page(path, from: page)
        else {
          return Problem(page.path, row.line, "This row names no page.")
        }
        let number = row[""] ?? ""
        if number != target.number ?? "" || words != target.title {
          return Problem(
            page.path, row.line,
            "The heading of “\(target.name)” is “\(target.heading)”, not "
              + "“\(number). \(words)”.")
        }
        if number.first?.isNumber == true, target.exercisesLine == nil {
          return Problem(
            page.path, row.line,
            "“\(target.name)” has a number, but no exercises.")
        }
        if let question = row["its question"],
          !target.proseText.contains(question)
        {
          return Problem(
            page.path, row.line,
            "“\(target.name)” does not ask “\(question)”.")
        }
        let program = row["program"]?.firstMatch(
          of: /Chapter([0-9]+[b-z]?|[A-Z][2-9]?)_/)
        if let program, let number = target.number,
          Page.withoutZero(program.1) != number
        {
          return Problem(
            page.path, row.line,
            "“\(row["program"]!)” is not the program of page \(number).")
        }
        return nil
      }
    }
  }

  private func link(in text: String?) -> (words: String, path: String)? {
    text?.firstMatch(of: /\[([^\]]*)\]\(([^)\s#]*)[^)\s]*\)/).map {
      (String($0.1), String($0.2))
    }
  }

  /// A word of the glossary occurs on the page that explains it.
  private func checkGlossary(of page: Page) -> [Problem] {
    page.tables.filter { $0.header.contains("explained in") }.flatMap { table in
      table.rows.compactMap { row -> Problem? in
        let word = (row["word"] ?? "").replacing(/[ ]\(.*\)/, with: "")
        guard let path = link(in: row["explained in"])?.path,
          let target = self.page(path, from: page)
        else {
          return Problem(page.path, row.line, "“\(word)” has no page.")
        }
        let text = target.proseText.replacing(/[*`]/, with: "").lowercased()
        if text.contains(word.lowercased()) { return nil }
        return Problem(
          page.path, row.line,
          "“\(word)” does not occur in the prose of “\(target.name)”.")
      }
    }
  }

  /// A name in the notation stands in the sources; a symbol has the shape that
  /// the notation gives to it.
  private func checkNotation(of page: Page) -> [Problem] {
    let rows = page.tables.filter { $0.header.contains("in the code") }
      .flatMap(\.rows)
    let names = rows.flatMap { row in
      (row["in the code"] ?? "").matches(of: /`([\p{L}_0-9]+)[^`]*`/)
        .map { String($0.1) }.filter { !isInSources($0) }
        .map {
          Problem(page.path, row.line, "The sources have no name “\($0)”.")
        }
    }
    let shapes = notation
    return names
      + page.tables.filter { $0.header.contains("shape") }
      .flatMap(\.rows).compactMap { row -> Problem? in
        guard let symbol = row["symbol"],
          let shape = row["shape"],
          !shape.isEmpty,
          let known = shapes[symbol], !known.contains(shape)
        else { return nil }
        return Problem(
          page.path, row.line,
          "The notation gives \(symbol) the shape \(known.joined(separator: " or "))"
            + ", not \(shape).")
      }
  }

  /// Whether a name stands in the sources as a whole word.
  private func isInSources(_ name: String) -> Bool {
    func isPart(_ character: Character?) -> Bool {
      character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
    }
    return sources.contains { source in
      source.ranges(of: name).contains { range in
        !isPart(source[..<range.lowerBound].last)
          && !isPart(source[range.upperBound...].first)
      }
    }
  }

  /// The shapes of the symbols in the table of notation.
  private var notation: [String: [String]] {
    let tables = pages.filter { $0.path == "book/README.md" }
      .flatMap(\.tables).filter { $0.header.contains("in the code") }
    return Dictionary(
      tables.flatMap(\.rows).map { ($0["symbol"] ?? "", [$0["shape"] ?? ""]) },
      uniquingKeysWith: +)
  }
}

extension Page {
  /// A table in Markdown.
  struct Table {
    let header: [String]
    let rows: [Row]

    struct Row {
      let line: Int
      let cells: [String: String]

      subscript(column: String) -> String? { cells[column] }
    }
  }

  /// The tables of the page.
  var tables: [Table] {
    blocks.compactMap { block in
      let lines = block.lines.filter { $0.text.hasPrefix("|") }
      guard lines.count > 2 else { return nil }
      let header = Self.cells(lines[0].text)
      let rows = lines.dropFirst(2).map { number, text in
        Table.Row(
          line: number,
          cells: Dictionary(
            zip(header, Self.cells(text)),
            uniquingKeysWith: { first, _ in first }
          ))
      }
      return Table(header: header, rows: rows)
    }
  }

  private static func cells(_ line: String) -> [String] {
    line.split(separator: "|", omittingEmptySubsequences: false)
      .dropFirst().dropLast().map { $0.trimming(" ") }
  }

  /// The prose without line breaks.
  var proseText: String { prose.map(\.text).joined(separator: " ") }
}
