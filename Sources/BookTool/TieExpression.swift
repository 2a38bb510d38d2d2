import Foundation

/// Why a number of the prose cannot be derived.
struct TieError: Error {
  let message: String
  init(_ message: String) { self.message = message }
}

/// Computes what an entry says of a number: `[a; first; b] / 2`.
///
///     sum     = product (("+" | "-") product)*
///     product = power (("*" | "/") power)*
///     power   = atom ("^" power)?
///     atom    = number | cell | "(" sum ")" | "-" atom
///             | name (cell | "(" sum ("," sum)* ")")
struct TieExpression {
  /// The numbers of a cell.
  let lookUp: (Cell) throws(TieError) -> [Double]
  private var rest: Substring
  private var hasCell = false

  /// Computes an expression.
  ///
  /// - Throws: a `TieError` if it cannot be read, names no cell, or a cell is
  ///   not there.
  static func value(
    of text: some StringProtocol,
    lookUp: @escaping (Cell) throws(TieError) -> [Double]
  ) throws(TieError) -> Double {
    var expression = TieExpression(
      lookUp: lookUp, rest: Substring(String(text)))
    let value = try expression.single(try expression.sum())
    expression.skipSpaces()
    if !expression.rest.isEmpty {
      throw TieError("“\(expression.rest)” cannot be read in “\(text)”.")
    }
    if !expression.hasCell {
      throw TieError(
        "“\(text)” names no cell [place; row; column]. A number without one is "
          + "a literal: NUMBER: the reason.")
    }
    return value
  }

  private init(
    lookUp: @escaping (Cell) throws(TieError) -> [Double], rest: Substring
  ) {
    (self.lookUp, self.rest) = (lookUp, rest)
  }

  private mutating func sum() throws(TieError) -> [Double] {
    var left = try product()
    while let sign = take("+", "-") {
      let (a, b) = (try single(left), try single(try product()))
      left = [sign == "+" ? a + b : a - b]
    }
    return left
  }

  private mutating func product() throws(TieError) -> [Double] {
    var left = try power()
    while let sign = take("*", "/") {
      let (a, b) = (try single(left), try single(try power()))
      left = [sign == "*" ? a * b : a / b]
    }
    return left
  }

  private mutating func power() throws(TieError) -> [Double] {
    let base = try atom()
    guard take("^") != nil else { return base }
    return [pow(try single(base), try single(try power()))]
  }

  private mutating func atom() throws(TieError) -> [Double] {
    skipSpaces()
    if take("-") != nil { return [-(try single(try atom()))] }
    if take("(") != nil { return try list() }
    if rest.first == "[" { return try cell() }
    if let number = rest.prefixMatch(
      of: /[0-9][0-9,]*(?:\.[0-9]+)?(?:e-?[0-9]+)?/)
    {
      rest = rest[number.range.upperBound...]
      // A comma behind a number separates arguments.
      var digits = number.0
      while digits.last == "," {
        digits.removeLast()
        rest = number.0.base[digits.endIndex...]
      }
      return [Double(digits.filter { $0 != "," }) ?? .nan]
    }
    let name = rest.prefix { $0.isLetter || $0.isNumber }
    guard let function = Self.functions[String(name)] else {
      throw TieError(
        "A cell, a number or a function was expected at “\(rest)”. Functions: "
          + Self.functions.keys.sorted().joined(separator: ", ") + ".")
    }
    rest = rest.dropFirst(name.count)
    let arguments = take("(") != nil ? try list() : try cell()
    guard let value = function(arguments) else {
      throw TieError("\(name) does not take \(arguments.count) numbers.")
    }
    return [value]
  }

  /// Numbers between commas, up to a closing parenthesis.
  private mutating func list() throws(TieError) -> [Double] {
    var values = try sum()
    while take(",") != nil { values += try sum() }
    if take(")") == nil { throw TieError("“)” was expected at “\(rest)”.") }
    return values
  }

  private mutating func cell() throws(TieError) -> [Double] {
    skipSpaces()
    var isQuoted = false
    let end = rest.firstIndex { character in
      if character == "\"" { isQuoted.toggle() }
      return character == "]" && !isQuoted
    }
    guard rest.first == "[", let end else {
      throw TieError("A cell [place; row; column] was expected at “\(rest)”.")
    }
    let text = rest[rest.index(after: rest.startIndex)..<end]
    rest = rest[rest.index(after: end)...]
    hasCell = true
    return try lookUp(try Cell(text))
  }

  private func single(_ values: [Double]) throws(TieError) -> Double {
    if values.count == 1 { return values[0] }
    throw TieError(
      "One number was expected where there are \(values.count). Put min, max, "
        + "sum, mean, median or count before them.")
  }

  private mutating func take(_ characters: Character...) -> Character? {
    skipSpaces()
    guard let first = rest.first, characters.contains(first) else { return nil }
    rest.removeFirst()
    return first
  }

  private mutating func skipSpaces() { rest = rest.drop { $0 == " " } }

  private static let functions: [String: @Sendable ([Double]) -> Double?] = [
    "min": { $0.min() },
    "max": { $0.max() },
    "sum": { $0.reduce(0, +) },
    "count": { Double($0.count) },
    "mean": { $0.reduce(0, +) / Double($0.count) },
    "median": { median($0) },
    "abs": { $0.count == 1 ? abs($0[0]) : nil },
    "sqrt": { $0.count == 1 ? $0[0].squareRoot() : nil },
    "exp": { $0.count == 1 ? exp($0[0]) : nil },
    "log": { $0.count == 1 ? log($0[0]) : nil },
    "log2": { $0.count == 1 ? log2($0[0]) : nil },
    "floor": { $0.count == 1 ? $0[0].rounded(.down) : nil },
    "round": {
      $0.count == 2 ? ($0[0] / $0[1]).rounded() * $0[1] : nil
    },
  ]

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1
      ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
