extension Book {
  /// Inline formulas that Markdown could change before mathematics is set.
  func checkFormulas(of page: Page) -> [Problem] {
    page.formulas.compactMap { formula in
      guard formula.isClosed else {
        return Problem(
          page.path, formula.line,
          "The formula “$\(formula.text)” does not end in its line.")
      }
      guard !formula.isSafe else { return nil }
      return Problem(
        page.path, formula.line,
        "Markdown may change the formula $\(formula.text)$. Write it as "
          + "$`\(formula.text)`$.")
    }
  }
}

extension Page {
  /// A formula in prose: `$n$`, or with code marks inside the dollars.
  public struct Formula: Equatable, Sendable {
    /// The line it stands in, counted from 1.
    public let line: Int
    /// What stands between the dollars, or between the marks inside them.
    public let text: String
    /// Whether it stands between code marks, where Markdown changes nothing.
    public let isCode: Bool
    /// Whether it ends in the line that it begins in.
    let isClosed: Bool

    /// Whether Markdown leaves the formula alone. Without code marks, anything
    /// but letters, digits and these signs may mean something to it.
    var isSafe: Bool {
      isCode
        || text.wholeMatch(of: /[A-Za-z0-9 +\-=,.:;()\/!']*/) != nil
    }
  }

  /// The inline formulas, in order.
  public var formulas: [Formula] {
    blocks.flatMap(\.lines).flatMap { number, text in
      // A formula in code marks, code that is no formula, or a formula
      // without marks, which may lack its end.
      text.matches(of: /\$`([^`]*)`\$|`[^`]*`|\$([^$]*)(\$|$)/).compactMap {
        match -> Formula? in
        if let text = match.1 {
          return Formula(
            line: number, text: String(text), isCode: true, isClosed: true)
        }
        return match.2.map {
          Formula(
            line: number, text: String($0), isCode: false,
            isClosed: match.3 == "$")
        }
      }
    }
  }
}
