/// Where the text of a fence comes from, as the comment above it says.
public enum Origin: Equatable, Sendable {
  /// `<!-- code: RNNCell/Unrolled.swift#loop -->`: a region of a source.
  case code(String)
  /// `<!-- output: Chapter05_RNNCell/main.swift#shapes -->`: what the region
  /// printed.
  case output(String)
  /// `<!-- run: Chapter08_Training --epochs 3 -->`: what the program prints;
  /// of several commands, joined by `&&`, what the last one prints.
  case run(String)
  /// `<!-- recorded: SHA-1 Chapter08_Training -->`: what it printed when it was
  /// recorded, with the checksum of that.
  case recorded(String, checksum: String)
  /// `<!-- excerpt: 10c-concise.md#measured by hand -->`: lines, or their
  /// beginnings, of a fence of another page.
  case excerpt(String)
  /// `<!-- sketch: the reason -->`: an example that is not compiled.
  case sketch(String)

  /// The origin in a line, if the line is such a comment.
  init?(_ line: some StringProtocol) {
    guard line.hasPrefix("<!-- "), line.hasSuffix(" -->") else { return nil }
    let comment = line.dropFirst(5).dropLast(4)
    guard let colon = comment.firstIndex(of: ":") else { return nil }
    let rest = String(
      comment[comment.index(after: colon)...].drop { $0 == " " })
    switch comment[..<colon] {
    case "code": self = .code(rest)
    case "output": self = .output(rest)
    case "run": self = .run(rest)
    case "excerpt": self = .excerpt(rest)
    case "sketch" where !rest.isEmpty: self = .sketch(rest)
    case "recorded":
      let words = rest.split(separator: " ", maxSplits: 1)
      let isSigned = words.count == 2 && words[0].count == 40
      self = .recorded(
        isSigned ? String(words[1]) : rest,
        checksum: isSigned ? String(words[0]) : "")
    default: return nil
    }
  }

  /// The program whose output the fence holds.
  var program: String? {
    switch self {
    case .output(let region): String(region.prefix { $0 != "/" })
    case .run(let command), .recorded(let command, _):
      String(command.prefix { $0 != " " })
    case .code, .excerpt, .sketch: nil
    }
  }

  /// The comment that names this origin.
  var comment: String {
    switch self {
    case .code(let region): "<!-- code: \(region) -->"
    case .output(let region): "<!-- output: \(region) -->"
    case .run(let command): "<!-- run: \(command) -->"
    case .recorded(let command, let checksum):
      "<!-- recorded: \(checksum) \(command) -->"
    case .excerpt(let place): "<!-- excerpt: \(place) -->"
    case .sketch(let reason): "<!-- sketch: \(reason) -->"
    }
  }
}
