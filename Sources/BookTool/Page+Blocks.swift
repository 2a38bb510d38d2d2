extension Page {
  /// A paragraph, a heading, a table or a list: lines of prose without an
  /// empty line, a fence or a comment between them, and the `numbers` comment
  /// below them.
  struct Block {
    var lines: [(number: Int, text: String)] = []
    /// The entries of the comment; nil if there is none.
    var entries: [(number: Int, text: String)]?
  }

  /// The prose, cut into blocks, without comments.
  var blocks: [Block] {
    var blocks: [Block] = []
    var isOpen = false
    var comment: [(number: Int, text: String)]?
    var last = 0
    for (number, text) in prose {
      let words = text.trimming(" ")
      if number != last + 1 { isOpen = false }  // a fence lies between
      last = number
      if comment != nil {
        if words.hasSuffix("-->") {
          let rest = words.dropLast(3).trimming(" ")
          if !rest.isEmpty { comment!.append((number, rest)) }
          if blocks.isEmpty { blocks.append(Block()) }
          blocks[blocks.count - 1].entries =
            (blocks[blocks.count - 1].entries ?? []) + comment!
          (comment, isOpen) = (nil, false)
        } else if !words.isEmpty {
          comment!.append((number, words))
        }
      } else if words == Self.numbersComment {
        comment = []
      } else if words.isEmpty || words.hasPrefix("<!--") {
        isOpen = false
      } else {
        if !isOpen { blocks.append(Block()) }
        isOpen = true
        blocks[blocks.count - 1].lines.append((number, text))
      }
    }
    return blocks
  }

  /// The line that begins a comment with one entry for each number.
  static let numbersComment = "<!-- numbers"

  /// Whether the page accounts for its numbers paragraph by paragraph.
  var accountsForNumbers: Bool {
    prose.contains { $0.text.trimming(" ") == Self.numbersComment }
  }
}

extension StringProtocol {
  /// The text without some characters at both ends.
  func trimming(_ characters: String) -> String {
    var text = Substring(String(self))
    while let first = text.first, characters.contains(first) {
      text.removeFirst()
    }
    while let last = text.last, characters.contains(last) { text.removeLast() }
    return String(text)
  }
}
