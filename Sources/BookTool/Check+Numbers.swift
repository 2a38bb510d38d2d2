import Foundation

// Below a paragraph with numbers stands a comment that no reader sees. It
// accounts for all of its numbers, in their order, so that none of them can be
// changed alone:
//
//     The model that counts reaches 5.65, the best of three networks 8.92,
//     almost 1.6 times as much. All of them read less than half of the novel,
//     35 steps at a time.
//     <!-- numbers
//     5.65 = [baselines; "best:"; perplexity]
//     three: the samplings named above
//     8.92 = min[sampling; *; least]
//     1.6 = min[sampling; *; least] / [baselines; "best:"; perplexity]
//     half > [parts; "learnt from"; share]
//     35 = [Training/TrainingRun.swift; "public var steps"; 1]
//     -->
//
// What counts as a number is said by `ProseNumber`: digits and words, but no
// names, no formulas, and no chapters that there are (“chapter 8”).
//
// - `NUMBER = EXPRESSION` is computed, see `TieExpression`, and must give the
//   number when it is rounded as the prose rounds it. Percent are hundredths,
//   here and in the cells. `<`, `<=`, `>` and `>=` compare.
// - `NUMBER: reason`, or `NUMBER, NUMBER: reason`, is for literals, which no
//   program makes: years, settings that an exercise chooses, things that are
//   counted in the sentence itself.
//
// A cell is `[place; row; column]`, see `Cell`. The place is one of
//
//     sampling                  a region whose output, or else listing, stands
//                               on the page; code:sampling is the listing
//     Chapter08_Training        the beginning of the command of a run or record
//     measured by hand          the beginning of a sketch's reason
//     02-text-data.md#baselines one of these on another page
//     Params/RNNParameters.swift#arrays   any region of the sources
//     Training/TrainingRun.swift          any file of the package

extension Book {
  /// Numbers in prose: each is accounted for below its paragraph.
  func checkNumbers(of page: Page) -> [Problem] {
    guard page.accountsForNumbers else { return checkPrintedNumbers(of: page) }
    return page.blocks.flatMap { checkNumbers(of: $0, page) }
  }

  private func checkNumbers(of block: Page.Block, _ page: Page) -> [Problem] {
    let numbers = numbers(of: block, page)
    let entries = block.entries ?? []
    var problems: [Problem] = []
    var ties: [(name: String, line: Int, tie: Tie)] = []
    for (line, text) in entries {
      do {
        let tie = try Tie(text)
        ties += tie.names.map { ($0, line, tie) }
      } catch {
        problems.append(Problem(page.path, line, error.message))
      }
    }
    let difference = ties.map(\.name).difference(from: numbers.map(\.text))
    let missing = difference.removals.compactMap { change in
      if case .remove(let offset, _, _) = change {
        numbers[offset]
      } else {
        nil
      }
    }
    if let first = missing.first {
      let names = missing.map(\.text).joined(separator: ", ")
      problems.append(
        Problem(
          page.path, first.line,
          "Without an entry in the comment below: \(names). Put them in their "
            + "order into \(Page.numbersComment) … -->, as “NUMBER = "
            + "[place; row; column]” or “NUMBER: the reason”."))
    }
    for case .insert(let offset, let name, _) in difference.insertions {
      problems.append(
        Problem(
          page.path, ties[offset].line,
          "The paragraph above has no number \(name) in this place."))
    }
    for (name, line, tie) in ties {
      guard let number = ProseNumber(name) else { continue }
      do {
        try check(tie, number, page)
      } catch {
        problems.append(Problem(page.path, line, error.message))
      }
    }
    return problems
  }

  private func numbers(of block: Page.Block, _ page: Page) -> [ProseNumber] {
    let text = block.lines.map(\.text).joined(separator: "\n")
    return ProseNumber.all(in: plain(withoutReferences(text))).map {
      var number = $0
      number.line = block.lines[$0.line].number
      return number
    }
  }

  private func check(_ tie: Tie, _ number: ProseNumber, _ page: Page)
    throws(TieError)
  {
    guard let (relation, expression) = tie.derivation else { return }
    guard let value = number.value else {
      throw TieError("“\(number.text)” has no value to compare. Give a reason.")
    }
    let given = try TieExpression.value(of: expression) {
      (cell) throws(TieError) in
      try cell.values(in: text(of: cell.place, on: page))
    }
    if relation.holds(value, given, tolerance: number.tolerance) { return }
    let written = number.text.hasSuffix("%") ? "\(given * 100)%" : "\(given)"
    throw TieError(
      "The prose says \(number.text), but \(expression) is \(written). Correct "
        + "the prose, or name the cell that the number comes from.")
  }

  // MARK: - Places

  /// The text that the place of a cell names.
  func text(of place: String, on page: Page) throws(TieError) -> String {
    if let source = source(place) { return source }
    if let match = place.wholeMatch(of: /([^#]+\.md)#(.+)/) {
      let name = String(match.1)
      guard let other = pages.first(where: { $0.name == name }) else {
        throw TieError("There is no page “\(name)”.")
      }
      return try text(of: String(match.2), on: other)
    }
    let fences = page.fences.filter { $0.origin?.isNamed(place) ?? false }
    let texts = fences.isEmpty ? [] : preferred(fences, place).map(\.text)
    guard let text = texts.first ?? regions[place]?.text else {
      throw TieError(
        "“\(page.name)” shows nothing named “\(place)”. A place is the name of "
          + "a region, the beginning of a run's or record's command, PAGE.md#"
          + "NAME, or a source such as Training/TrainingRun.swift.")
    }
    if texts.count > 1 {
      throw TieError(
        "“\(page.name)” shows \(texts.count) things named “\(place)”. Write "
          + "more: File.swift#\(place), or more of the command.")
    }
    return text
  }

  /// Outputs before listings, and commands that are named whole.
  private func preferred(_ fences: [Page.Fence], _ place: String)
    -> [Page.Fence]
  {
    let whole = fences.filter { fence in
      switch fence.origin {
      case .run(let command), .recorded(let command, _): command == place
      default: false
      }
    }
    if !whole.isEmpty { return whole }
    let outputs = fences.filter {
      if case .code = $0.origin { false } else { true }
    }
    let best = outputs.isEmpty ? fences : outputs
    // The same region may stand on a page twice.
    return best.enumerated().filter { index, fence in
      best.firstIndex { $0.origin == fence.origin } == index
    }.map(\.element)
  }

  /// The text of a file of the package.
  private func source(_ path: String) -> String? {
    guard path.contains("."), !path.contains("#") else { return nil }
    for top in ["", "Sources/", "Chapters/", "Tests/"] {
      let file = package.appending(path: top + path)
      if let text = try? String(contentsOf: file, encoding: .utf8) {
        return text
      }
    }
    return nil
  }

  // MARK: - Prose

  /// A text without what is not prose: comments, formulas, links' targets, and
  /// the numbers of a list's items.
  private func plain(_ text: String) -> String {
    text.replacing(/<!--.*?-->/, with: "")
      .replacing(/\$`[^`]*`\$|\$[^$]*\$/, with: "$")
      .replacing(/\]\([^)\s]*\)/, with: "]")
      .replacing(/(?m)^ *[0-9]+\.[ ]/, with: "")
  }
}

extension Origin {
  /// Whether a cell's place names this origin.
  fileprivate func isNamed(_ place: String) -> Bool {
    func isRegion(_ reference: String, _ kind: String) -> Bool {
      let name =
        place.hasPrefix(kind) ? String(place.dropFirst(kind.count)) : place
      return reference == name
        || ["#", "/"].contains { reference.hasSuffix($0 + name) }
    }
    switch self {
    case .code(let reference): return isRegion(reference, "code:")
    case .output(let reference): return isRegion(reference, "output:")
    case .run(let words), .recorded(let words, _), .excerpt(let words),
      .sketch(let words):
      return (words + " ").hasPrefix(place + " ")
    }
  }
}

/// A line of the comment below a paragraph.
struct Tie {
  /// The numbers that it accounts for, in their order.
  let names: [String]
  /// What they must be; nil for a literal.
  let derivation: (Relation, expression: String)?

  enum Relation: String {
    case equal = "=", less = "<", atMost = "<=", greater = ">", atLeast = ">="

    func holds(_ number: Double, _ value: Double, tolerance: Double) -> Bool {
      switch self {
      // A little more than half of the last digit, for decimals in binary.
      case .equal: abs(number - value) <= tolerance * (1 + 1e-9) + 1e-12
      case .less: number < value
      case .atMost: number <= value
      case .greater: number > value
      case .atLeast: number >= value
      }
    }
  }

  init(_ line: String) throws(TieError) {
    guard
      let match = line.wholeMatch(of: /([^\[\]:=<>]+?) *(=|<=?|>=?|:) +(.+)/)
    else {
      throw TieError(
        "“\(line)” is no entry. Write “NUMBER = [place; row; column]” or "
          + "“NUMBER: the reason”.")
    }
    var names: [String] = []
    for part in String(match.1).components(separatedBy: ", ") {
      guard let number = ProseNumber(part) else {
        throw TieError("“\(part)” is no number as it could stand in prose.")
      }
      names.append(number.text)
    }
    self.names = names
    let rest = String(match.3)
    if match.2 == ":", rest.count < 8 {
      throw TieError("“\(rest)” is no reason: say where the number is from.")
    }
    derivation = Relation(rawValue: String(match.2)).map {
      ($0, rest)
    }
  }
}
