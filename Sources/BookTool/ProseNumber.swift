import Foundation

/// A number in prose, in digits or in words.
struct ProseNumber: Equatable {
  /// As an entry names it: small letters, without separators of thousands.
  let text: String
  /// Percent are hundredths; nil for words without a value (“hundreds”).
  let value: Double?
  /// How far the exact value may lie from what is written: half of the last
  /// digit, and a tenth of a fraction or of a round word.
  let tolerance: Double
  /// The line in the text, counted from 0.
  var line = 0
}

extension ProseNumber {
  /// Reads what an entry names: a number as it stands in prose.
  init?(_ text: some StringProtocol) {
    let found = ProseNumber.all(in: String(text))
    guard found.count == 1 else { return nil }
    self = found[0]
  }

  /// The numbers of a text, in order.
  ///
  /// Digits of names (Chapter08, AVX-512, x86-64-v3) do not count, nor does
  /// “one”, which is mostly no number.
  static func all(in text: String) -> [ProseNumber] {
    let words = Word.all(in: text)
    var numbers: [ProseNumber] = []
    var index = 0
    while index < words.count {
      let rest = words[index...]
      guard let (number, count) = digits(rest) ?? cardinal(rest) else {
        index += 1
        continue
      }
      numbers.append(number)
      numbers[numbers.count - 1].line = words[index].line
      index += count
    }
    return numbers
  }

  private init(_ words: ArraySlice<Word>, _ value: Double?, _ tolerance: Double)
  {
    self.init(
      text: words.map(\.text).joined(separator: " "), value: value,
      tolerance: tolerance)
  }

  // MARK: - Digits

  /// A number in digits: 5.65, 10,000, -1, 1e-6, 36.6%, 3 million.
  private static func digits(_ words: ArraySlice<Word>) -> (ProseNumber, Int)? {
    guard let word = words.first, !word.isPartOfName,
      let match = word.text.wholeMatch(
        of: /[-]?[0-9]+(?:\.([0-9]+))?(?:e(-?[0-9]+))?/),
      var value = Double(word.text)
    else { return nil }
    let exponent = match.2.flatMap { Double($0) } ?? 0
    var tolerance = 0.5 * pow(10, exponent - Double(match.1?.count ?? 0))
    var text = word.text
    var count = 1
    let next = word.isJoined ? words.dropFirst().first : nil
    if word.isPercent || next?.text == "percent" {
      (value, tolerance) = (value / 100, tolerance / 100)
      text += "%"
      count = word.isPercent ? 1 : 2
    } else if let next, let scale = scales[next.text] {
      (value, tolerance) = (value * scale, tolerance * scale)
      text += " " + next.text
      count = 2
    }
    return (
      ProseNumber(text: text, value: value, tolerance: tolerance), count
    )
  }

  // MARK: - Words

  /// A number in words: four, twenty-eight, two hundred, half, two thirds.
  private static func cardinal(_ words: ArraySlice<Word>)
    -> (ProseNumber, Int)?
  {
    let start = words.startIndex
    var end = start  // behind the words that belong together
    func next() -> String? {
      guard words.indices.contains(end),
        end == start || words[end - 1].isJoined
      else { return nil }
      return words[end].text
    }
    var value: Double?
    var tolerance = 0.5
    if let word = next() {
      if let ten = tens[word] {
        (value, end) = (ten, end + 1)
        if let word = next(),
          let unit = units[word] ?? (word == "one" ? 1 : nil),
          unit < 10
        {
          (value, end) = (ten + unit, end + 1)
        }
      } else if let small = units[word] {
        (value, end) = (small, end + 1)
      } else if word == "one" || word == "a" || word == "an" {
        end += 1  // a number only with a third, a tenth and so on behind it
      }
    }
    let isArticle = value == nil && end > start
    if isArticle, next().flatMap({ ordinals[$0] }) == nil { return nil }
    if let word = next(), let part = fraction(word, behind: words, end, value) {
      end += 1
      value = (value ?? 1) * part
      return (ProseNumber(words[start..<end], value, 0.1 * part), end - start)
    }
    while let word = next(), let scale = scales[word] {
      value = (value ?? 1) * scale
      tolerance = 0.1 * scale
      end += 1
    }
    if let value {
      return (ProseNumber(words[start..<end], value, tolerance), end - start)
    }
    if isArticle { return nil }
    guard let word = next(), many.contains(word) else { return nil }
    return (ProseNumber(words[start...start], nil, 0), 1)
  }

  /// What a word such as “third” or “quarters” stands for, unless it is only
  /// the place in an order: the third run.
  private static func fraction(
    _ word: String, behind words: ArraySlice<Word>, _ index: Int,
    _ count: Double?
  ) -> Double? {
    if ["half", "halves"].contains(word) { return 1 / 2 }
    if ["quarter", "quarters"].contains(word) { return 1 / 4 }
    guard
      let part = ordinals[word.hasSuffix("s") ? String(word.dropLast()) : word]
    else { return nil }
    if word.hasSuffix("s") { return part }
    guard index > words.startIndex, count == nil else { return nil }
    let before = words[index - 1].text
    let after =
      words[index].isJoined && words.indices.contains(index + 1)
      ? words[index + 1].text : "of"
    let isPart = ["of", "as", "more", "less"].contains(after)
    return before == "one" || (["a", "an"].contains(before) && isPart)
      ? part : nil
  }

  private static let units: [String: Double] = [
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twice": 2, "thrice": 3,
    "dozen": 12,
  ]
  private static let tens: [String: Double] = [
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
  ]
  private static let scales: [String: Double] = [
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9,
  ]
  private static let ordinals: [String: Double] = [
    "third": 1 / 3, "fifth": 1 / 5, "sixth": 1 / 6, "seventh": 1 / 7,
    "eighth": 1 / 8, "ninth": 1 / 9, "tenth": 1 / 10, "twelfth": 1 / 12,
    "twentieth": 1 / 20, "hundredth": 1e-2, "thousandth": 1e-3,
    "millionth": 1e-6,
  ]
  private static let many: Set = ["hundreds", "thousands", "millions"]
}

/// A word of a text, or a number in digits.
private struct Word {
  /// Small letters; of a number the digits, without separators.
  var text: String
  var line: Int
  /// Whether only a space or a hyphen lies before the next word.
  var isJoined = false
  var isPercent = false
  /// Whether the digits belong to a name: the 512 of AVX-512.
  var isPartOfName = false

  static func all(in text: String) -> [Word] {
    var words: [Word] = []
    var (line, end) = (0, text.startIndex)
    for match in text.matches(
      of: /[0-9][0-9.]*e-[0-9]+|[\p{L}0-9_][\p{L}0-9_.,]*/)
    {
      var word = match.0
      while let last = word.last, last == "." || last == "," {
        word.removeLast()
      }
      let gap = text[end..<word.startIndex]
      line += gap.count { $0 == "\n" }
      if !words.isEmpty {
        words[words.count - 1].isJoined = [" ", "-", "\n"].contains(gap)
      }
      words.append(Word(word, line, behind: gap, words.last, in: text))
      end = word.endIndex
    }
    return words
  }

  private init(
    _ word: Substring, _ line: Int, behind gap: Substring, _ last: Word?,
    in text: String
  ) {
    self.line = line
    let isNumber = word.first!.isNumber
    self.text =
      isNumber
      ? word.lowercased().filter { $0 != "," && $0 != "_" } : word.lowercased()
    guard isNumber else { return }
    isPercent = text[word.endIndex...].first == "%"
    let isBehindName =
      last.map { $0.text.contains(where: \.isLetter) } ?? false
    if gap == "-", isBehindName, let last {
      // AVX-512 and x86-64 are names, sub-10 is not.
      let start = text[..<word.startIndex].dropLast().last
      isPartOfName =
        last.text.contains(where: \.isNumber) || start?.isUppercase == true
    }
    if let sign = gap.last, "-−".contains(sign) {
      let before = gap.dropLast().last
      let stands = before.map { " (\n`,[".contains($0) } ?? (last == nil)
      if stands { self.text = "-" + self.text }
    }
  }
}
