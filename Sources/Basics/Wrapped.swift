/// The text in lines of at most `width` characters, broken between words, and
/// inside words that are longer than a line.
public func wrapped(_ text: String, to width: Int) -> [String] {
  guard text.count > width else { return [text] }
  var lines: [String] = []
  for word in text.split(whereSeparator: { $0.isWhitespace }) {
    if let line = lines.last, line.count + 1 + word.count <= width {
      lines[lines.count - 1] = "\(line) \(word)"
      continue
    }
    var rest = word
    while rest.count > width {
      lines.append(String(rest.prefix(width)))
      rest = rest.dropFirst(width)
    }
    lines.append(String(rest))
  }
  return lines
}
