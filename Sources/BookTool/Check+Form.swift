// The form that each page with exercises keeps, so that a reader learns once how
// to read: question, goal and time at its beginning; grades and the way on at
// its end; the length of a sitting.

extension Book {
  /// The most lines that a reader sees on a page.
  static let longestPage = 600
  /// The most minutes that a page is read, without its exercises.
  static let longestTime = 45

  func checkForm(of page: Page) -> [Problem] {
    guard let exercises = page.exercisesLine else { return [] }
    return checkOpening(of: page) + checkLength(of: page)
      + checkGrades(of: page, below: exercises) + checkWayOn(of: page)
  }

  private func checkOpening(of page: Page) -> [Problem] {
    var problems: [Problem] = []
    let opening = page.prose.prefix { !$0.text.hasPrefix("## ") }
    if !opening.contains(where: { $0.text.contains("?") }) {
      problems.append(
        Problem(page.path, 5, "A page opens with its question."))
    }
    let goal = page.prose.first { $0.text.hasPrefix(Page.goalStart) }
    if goal == nil {
      problems.append(
        Problem(
          page.path, 5,
          "The opening should say what a reader will be able to do: "
            + "“\(Page.goalStart) …”."))
    }
    let time = page.prose.first { $0.text.hasPrefix(Page.timeLineStart) }
    if time?.text != page.timeLine, goal != nil {
      problems.append(
        Problem(
          page.path, time?.number ?? goal?.number ?? 5,
          "The opening should say “\(page.timeLine)”. To mend it: swift run "
            + "book sync"))
    }
    return problems
  }

  private func checkLength(of page: Page) -> [Problem] {
    let lines = page.visibleLines.count
    if lines <= Self.longestPage, page.minutes <= Self.longestTime { return [] }
    return [
      Problem(
        page.path, 1,
        "This page has \(lines) lines and takes \(page.minutes) minutes. A page "
          + "of a sitting has at most \(Self.longestPage) and takes at most "
          + "\(Self.longestTime).")
    ]
  }

  /// Each exercise begins with its grade: `*Warm-up, 5 minutes.*`
  private func checkGrades(of page: Page, below start: Int) -> [Problem] {
    page.prose.filter { number, text in
      number > start && text.prefixMatch(of: /[0-9]+\.[ ]/) != nil
        && text.prefixMatch(
          of: /[0-9]+\. \*(Warm-up|Standard|Challenge), [0-9]+ minutes\.\*/)
          == nil
    }.map { number, _ in
      Problem(
        page.path, number,
        "An exercise begins with its grade and its minutes, such as "
          + "*Standard, 15 minutes.*")
    }
  }

  /// The last line leads to the page that the line below the title calls next.
  private func checkWayOn(of page: Page) -> [Problem] {
    let next = page.prose.lazy.compactMap { _, text in
      text.firstMatch(of: /next: (\[[^\]]*\]\([^)]*\))/).map { String($0.1) }
    }.first
    guard let next else { return [] }  // the last page
    let last = page.visibleLines.last { !$0.isEmpty }
    if last == "Next: \(next)" { return [] }
    return [
      Problem(
        page.path, page.lines.count,
        "The last line should be “Next: \(next)”, as in the line below the "
          + "title.")
    ]
  }
}

extension Page {
  /// The line of the heading above the exercises.
  var exercisesLine: Int? {
    prose.first { $0.text == "## Exercises" }?.number
  }
}
