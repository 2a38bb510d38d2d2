extension Page {
  /// The lines that a reader sees: all but those of comments.
  var visibleLines: [String] {
    var isComment = false
    return lines.filter { line in
      isComment = isComment || line.trimming(" ").hasPrefix("<!--")
      defer { if line.hasSuffix("-->") { isComment = false } }
      return !isComment
    }
  }

  /// How long the page is read, without its exercises: 150 words a minute, and
  /// five seconds for each line of a listing, an output or a formula; rounded
  /// to five minutes.
  var minutes: Int {
    var (words, lines, isFence) = (0, 0, false)
    for line in visibleLines {
      if line.hasPrefix("```") {
        isFence.toggle()
      } else if line == "## Exercises" {
        break
      } else if isFence {
        lines += 1
      } else {
        words += line.split(separator: " ").count
      }
    }
    let minutes = Double(words) / 150 + Double(lines) * 5 / 60
    return max(5, Int((minutes / 5).rounded()) * 5)
  }

  /// The line that says how long the page is read.
  var timeLine: String {
    "Reading time: about \(minutes) minutes, without the exercises."
  }

  static let timeLineStart = "Reading time: "
  static let goalStart = "After this page you can"

  /// The page with its time above what a reader will be able to do.
  func timed() -> String {
    var lines = lines
    if let index = lines.firstIndex(where: {
      $0.hasPrefix(Self.timeLineStart)
    }) {
      lines[index] = timeLine
    } else if let index = lines.firstIndex(where: {
      $0.hasPrefix(Self.goalStart)
    }) {
      lines.insert(contentsOf: [timeLine, ""], at: index)
    }
    return lines.joined(separator: "\n")
  }
}
