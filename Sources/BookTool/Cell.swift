/// Numbers of a listing, an output, a record or a source:
/// `[place; row; column]`.
struct Cell {
  let place: String
  let row: Row
  let column: Column

  enum Row: Equatable {
    /// All rows.
    case all
    /// A row by its number, from 1; negative numbers count from the end.
    case number(Int)
    /// The rows that begin with a text or else contain it; one of them by its
    /// number, the only one, or all.
    case text(String, Choice)
  }

  enum Choice: Equatable { case only, all, number(Int) }

  enum Column: Equatable {
    /// The number of a line with this place, from 1 (behind the row's text,
    /// if the row is found by one); negative places count from the end.
    case number(Int)
    /// The numbers below a word of a header, or below one of its repetitions.
    case header(String, repetition: Int)
    /// The line itself, which counts 1.
    case line
  }
}

// MARK: - Reading

extension Cell {
  /// Reads what stands between the brackets.
  init(_ text: Substring) throws(TieError) {
    let parts = Self.parts(of: text)
    guard parts.count == 3, !parts[0].isEmpty else {
      throw TieError(
        "“[\(text)]” is no cell. Write [place; row; column].")
    }
    place = parts[0]
    row = try Self.row(parts[1])
    column = Self.column(parts[2])
  }

  /// Parts between semicolons outside quotation marks.
  private static func parts(of text: Substring) -> [String] {
    var parts = [""]
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character == ";" && !isQuoted {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map { $0.trimming(" ") }
  }

  private static func row(_ text: String) throws(TieError) -> Row {
    if text == "*" { return .all }
    if let number = index(text) { return .number(number) }
    guard let match = text.wholeMatch(of: /"(.+)" *(.*)/) else {
      throw TieError(
        "“\(text)” is no row. Write \"the beginning of the line\", a number, "
          + "first, last, or * for all.")
    }
    let words = String(match.1)
    switch String(match.2) {
    case "": return .text(words, .only)
    case "*": return .text(words, .all)
    case let choice:
      guard let number = index(choice) else {
        throw TieError(
          "Behind “\"\(words)\"” stands “\(choice)”. Write the number of the "
            + "row among those with this text, first, last, or *.")
      }
      return .text(words, .number(number))
    }
  }

  private static func column(_ text: String) -> Column {
    if text == "line" { return .line }
    if let number = index(text) { return .number(number) }
    let parts = text.split(separator: "#")
    let name = parts.first.map { $0.trimming("\"") } ?? text
    let repetition = parts.count == 2 ? Int(parts[1]) : nil
    return .header(name, repetition: repetition ?? 1)
  }

  private static func index(_ text: String) -> Int? {
    switch text {
    case "first": 1
    case "last": -1
    default: Int(text).flatMap { $0 == 0 ? nil : $0 }
    }
  }
}

// MARK: - Finding

extension Cell {
  /// The numbers that the cell names in a text; at least one.
  func values(in text: String) throws(TieError) -> [Double] {
    let lines = text.components(separatedBy: "\n")
    switch row {
    case .all:
      let found = lines.indices.compactMap { value(lines, $0, behind: nil) }
      return try oneOrMore(found, "no row with the column “\(name)”")
    case .number(let number):
      let found = lines.indices.compactMap { value(lines, $0, behind: nil) }
      return [try one(found, number, "rows with the column “\(name)”")]
    case .text(let words, let choice):
      var rows = lines.indices.filter {
        lines[$0].trimming(" ").hasPrefix(words)
      }
      if rows.isEmpty {
        rows = lines.indices.filter { lines[$0].contains(words) }
      }
      if rows.isEmpty { throw TieError("“\(place)” has no row “\(words)”.") }
      let found = rows.compactMap { value(lines, $0, behind: words) }
      switch choice {
      case .all:
        return try oneOrMore(found, "no column “\(name)” in “\(words)”")
      case .number(let number):
        return [try one(found, number, "rows “\(words)” with such a column")]
      case .only:
        if found.count > 1 {
          throw TieError(
            "“\(place)” has \(found.count) rows “\(words)”. Write more of the "
              + "line, or which one: \"\(words)\" 2.")
        }
        return try oneOrMore(found, "no column “\(name)” in “\(words)”")
      }
    }
  }

  private var name: String {
    switch column {
    case .number(let number): "\(number)"
    case .header(let name, _): name
    case .line: "line"
    }
  }

  private func oneOrMore(_ found: [Double], _ lack: String) throws(TieError)
    -> [Double]
  {
    if found.isEmpty { throw TieError("“\(place)” has \(lack).") }
    return found
  }

  private func one(_ found: [Double], _ number: Int, _ what: String)
    throws(TieError) -> Double
  {
    let index = number > 0 ? number - 1 : found.count + number
    guard found.indices.contains(index) else {
      throw TieError("“\(place)” has only \(found.count) \(what).")
    }
    return found[index]
  }

  private func value(_ lines: [String], _ row: Int, behind words: String?)
    -> Double?
  {
    let line = lines[row]
    switch column {
    case .line: return line.allSatisfy { $0 == " " } ? nil : 1
    case .number(let number):
      var rest = Substring(line)
      if let end = words.flatMap({ line.range(of: $0)?.upperBound }) {
        rest = line[end...]
      }
      let numbers = PrintedNumber.all(in: rest)
      let index = number > 0 ? number - 1 : numbers.count + number
      return numbers.indices.contains(index) ? numbers[index].value : nil
    case .header(let name, let repetition):
      return value(lines, row, below: name, repetition)
    }
  }

  /// The number below a word of a header, which stands over the row with no
  /// empty line between.
  private func value(
    _ lines: [String], _ row: Int, below name: String, _ repetition: Int
  ) -> Double? {
    for header in lines[..<row].reversed() {
      if header.allSatisfy({ $0 == " " }) { return nil }
      let places = Self.columns(named: name, in: header)
      guard places.count >= repetition else { continue }
      let place = places[repetition - 1]
      let numbers = PrintedNumber.all(in: Substring(lines[row]))
      return
        (numbers.first { $0.columns.upperBound == place.upperBound }
        ?? numbers.first { $0.columns.overlaps(place) })?.value
    }
    return nil
  }

  /// Where a name stands in a header, with spaces or nothing around it.
  private static func columns(named name: String, in header: String)
    -> [Range<Int>]
  {
    header.ranges(of: name).compactMap { range in
      let before = header[..<range.lowerBound].last
      let after = header[range.upperBound...].first
      guard before == nil || before == " ", after == nil || after == " " else {
        return nil
      }
      let start = header.distance(
        from: header.startIndex, to: range.lowerBound)
      return start..<start + name.count
    }
  }
}

/// A number that a program printed, or that stands in a source.
struct PrintedNumber {
  let value: Double
  /// Where it stands in its line, with a sign of percent behind it.
  let columns: Range<Int>

  static func all(in line: Substring) -> [PrintedNumber] {
    let pattern =
      /-?(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9][0-9_]*)(?:\.[0-9]+)?(?:e[-+]?[0-9]+)?%?/
    let base = line.base
    return line.matches(of: pattern).compactMap { match in
      var text = match.0
      var before = base[..<text.startIndex].last
      let isOperator = before.map { $0.isLetter || $0.isNumber || $0 == ")" }
      if text.hasPrefix("-"), isOperator == true {
        before = text.removeFirst()  // a minus sign between two terms
      }
      let after = base[text.endIndex...].first
      let touches = [before, after].contains {
        $0.map { $0.isLetter || $0 == "_" } ?? false
      }
      let isPercent = text.hasSuffix("%")
      let digits = text.filter { !",_%".contains($0) }
      guard !touches, let value = Double(digits) else { return nil }
      let start = base.distance(from: base.startIndex, to: text.startIndex)
      return PrintedNumber(
        value: isPercent ? value / 100 : value,
        columns: start..<start + text.count)
    }
  }
}
