import Basics

/// What came out of an answer, and what should have come out.
struct Mismatch: Error {
  /// The call, as a reader would write it.
  let call: String
  /// What it gave.
  let gave: String
  /// What it should give, or the law that it should keep.
  let wanted: String
  /// Where a long result is wrong first.
  var place: String?

  /// The lines of a message, of at most 80 columns.
  var message: String {
    var lines = wrapped(call, to: 76)
    lines += entry("gave", gave) + entry("should be", wanted)
    if let place { lines += entry("differs", place) }
    return lines.joined(separator: "\n")
  }

  private func entry(_ title: String, _ text: String) -> [String] {
    let left = "  " + title.padded(to: 11)
    return wrapped(shortened(text), to: 80 - left.count).enumerated().map {
      ($0 == 0 ? left : String(repeating: " ", count: left.count)) + $1
    }
  }

  /// What would fill the screen is cut short.
  private func shortened(_ text: String) -> String {
    text.count <= 260 ? text : text.prefix(256) + " …"
  }
}

extension String {
  /// The text with spaces behind it up to a width.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
