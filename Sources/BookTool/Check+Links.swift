import Foundation

extension Book {
  /// Relative links and the headings that they lead to.
  func checkLinks(of page: Page) -> [Problem] {
    page.prose.flatMap { number, text in
      text.matches(of: /\]\(([^)\s]+)\)/).compactMap { match -> Problem? in
        let target = String(match.1)
        if target.contains("://") || target.hasPrefix("mailto:") { return nil }
        return problem(with: target, of: page, line: number)
      }
    }
  }

  private func problem(with target: String, of page: Page, line: Int)
    -> Problem?
  {
    let parts = target.split(
      separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = String(parts[0])
    let destination = path.isEmpty ? url(of: page) : url(of: path, from: page)
    let isPage = pages.first { url(of: $0).path == destination.path }
    guard
      isPage != nil || FileManager.default.fileExists(atPath: destination.path)
        || FileManager.default.fileExists(atPath: inPackage(path, page).path)
    else {
      return Problem(page.path, line, "The link to “\(path)” leads nowhere.")
    }
    guard parts.count == 2, let isPage else { return nil }
    if isPage.anchors.contains(String(parts[1])) { return nil }
    return Problem(
      page.path, line,
      "“\(isPage.path)” has no heading with the anchor “\(parts[1])”.")
  }

  /// Where a link leads when the pages lie in another folder than usual.
  private func inPackage(_ path: String, _ page: Page) -> URL {
    package.appending(path: page.path).deletingLastPathComponent()
      .appending(path: path).standardizedFileURL
  }

  /// Figures: each has a text for those who cannot see it and is what the
  /// program draws.
  func checkFigures(of page: Page, _ truth: Truth) -> [Problem] {
    page.prose.flatMap { number, text in
      text.matches(of: /!\[([^\]]*)\]\(([^)\s]+)\)/).compactMap {
        match -> Problem? in
        let (words, path) = (match.1, String(match.2))
        if words.count < 20 {
          return Problem(
            page.path, number,
            "The figure “\(path)” needs a text that says what it shows.")
        }
        return problem(withFigure: path, of: page, line: number, truth)
      }
    }
  }

  private func problem(
    withFigure path: String, of page: Page, line: Int, _ truth: Truth
  ) -> Problem? {
    let name = String(path.split(separator: "/").last ?? "")
    let file = try? Data(contentsOf: url(of: path, from: page))
    // A record may stand on another page than its figure.
    let isRecorded = pages.flatMap(\.fences).contains { fence in
      guard case .recorded(let command, _)? = fence.origin else { return false }
      return figures(ofRecord: command).contains(name)
    }
    if isRecorded { return nil }  // the record holds its checksum
    do {
      guard let svg = try truth.figure(name, of: page) else {
        return Problem(page.path, line, "No chapter draws “\(name)”.")
      }
      if file == Data(svg.utf8) { return nil }
      return Problem(
        page.path, line,
        "The figure “\(name)” is not what the program draws. To mend it: swift "
          + "run book sync")
    } catch let missing as Truth.Missing {
      return Problem(page.path, line, missing.message)
    } catch {
      return Problem(page.path, line, "\(error)")
    }
  }
}

extension Page {
  /// The anchors that GitHub gives to the headings: lower case, without
  /// punctuation, spaces as hyphens.
  var anchors: Set<String> {
    Set(
      prose.compactMap { _, text in
        guard text.hasPrefix("#") else { return nil }
        let title = text.drop { $0 == "#" }.drop { $0 == " " }
        return String(
          title.lowercased().compactMap { character in
            if character == " " { return "-" }
            let stays =
              character.isLetter || character.isNumber || character == "-"
              || character == "_"
            return stays ? character : nil
          })
      })
  }
}
