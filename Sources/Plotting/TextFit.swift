/// How much room text takes in a drawing: an estimate on the wide side, since
/// the fonts of the reader are not known.
enum TextFit {
  /// The size of labels in pixels, as in the style sheet.
  static let labelSize = 13.0
  /// The size of titles; they are bold, which is a little wider.
  static let titleSize = 17.5

  /// The estimated width of a line of text.
  static func width(_ text: String, size: Double = labelSize) -> Double {
    text.unicodeScalars.reduce(0) { $0 + advance($1) } * size
  }

  /// The text, cut short with “…” where it would be wider than `limit`.
  static func shortened(
    _ text: String, to limit: Double, size: Double = labelSize
  ) -> String {
    guard width(text, size: size) > limit else { return text }
    var kept = text
    while !kept.isEmpty, width(kept + "…", size: size) > limit {
      kept.removeLast()
    }
    return kept + "…"
  }

  /// The text broken between words into lines no wider than `limit`.
  static func lines(
    _ text: String, within limit: Double, size: Double
  ) -> [String] {
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let line = lines.last, width("\(line) \(word)", size: size) <= limit {
        lines[lines.count - 1] = "\(line) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines.map { shortened($0, to: limit, size: size) }
  }

  private static func advance(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "t", "f", "I", ".", ",", ":", ";", "'", "|", " ": 0.36
    case "m", "w", "M", "W", "@", "%": 0.98
    case "A"..."Z": 0.72
    case "\u{2E80}"...: 1.1
    default: 0.63
    }
  }
}
