import Foundation
import Transcripts

extension Book {
  /// Compares the pages with the sources and the programs.
  ///
  /// - Parameter name: the beginning of the file names of the pages that are
  ///   checked, such as `05` or `README.md`; all pages if nil, and then it is
  ///   also checked that all regions and printed lines stand on a page.
  /// - Returns: everything that differs; nothing is changed.
  /// - Throws: a `Problem` if there is no such page.
  public func check(pagesNamed name: String? = nil) throws -> [Problem] {
    let chosen = pages.filter { page in name.map(page.name.hasPrefix) ?? true }
    if let name, chosen.isEmpty {
      throw Problem(
        "book", 1,
        "There is no page “\(name)”, only "
          + pages.map(\.name).joined(separator: ", ") + ".")
    }
    let truth = Truth(self)
    var problems: [Problem] = []
    for page in chosen {
      for fence in page.fences {
        problems += check(fence, of: page, truth)
      }
      problems += checkProse(of: page)
      problems += checkFigures(of: page, truth)
    }
    if name != nil { return problems }
    return problems + unusedRegions() + unshownOutput(truth)
  }

  /// The file names of the pages that cannot be checked, because a program of
  /// theirs needs the novel, which is not there.
  public func pagesWithoutNovel() -> [String] {
    let truth = Truth(self)
    return pages.filter { page in
      page.fences.compactMap(\.origin).contains { origin in
        do {
          _ = try truth.text(of: origin)
          return false
        } catch {
          return (error as? Truth.Missing)?.isNovel ?? false
        }
      }
    }.map(\.name)
  }

  /// What can be checked of a page without playing the chapters: its prose,
  /// its commands, and its records and excerpts.
  ///
  /// - Parameter path: the path of the page in the package.
  public func checkProse(ofPageAt path: String) -> [Problem] {
    pages.filter { $0.path == path }.flatMap { page in
      checkProse(of: page)
        + page.fences.flatMap { fence in
          switch fence.origin {
          case .recorded(let command, let checksum):
            checkRecord(fence, command, checksum, of: page)
          case .excerpt(let place): checkExcerpt(fence, place, of: page)
          default: [Problem]()
          }
        }
    }
  }

  private func checkProse(of page: Page) -> [Problem] {
    checkCommands(of: page) + checkNumbers(of: page) + checkFormulas(of: page)
      + checkLinks(of: page) + checkReferences(of: page) + checkTests(of: page)
      + checkForm(of: page) + page.fences.flatMap { checkCaption($0, of: page) }
  }

  private func check(_ fence: Page.Fence, of page: Page, _ truth: Truth)
    -> [Problem]
  {
    guard let origin = fence.origin else {
      let isFree = ["math", "sh"].contains(fence.language)
      return isFree
        ? []
        : [
          Problem(
            page.path, fence.line,
            "This fence has no origin. Put a comment above it that names one, "
              + "or <!-- sketch: the reason --> if it has none.")
        ]
    }
    do {
      if case .excerpt(let place) = origin {
        return checkExcerpt(fence, place, of: page)
      }
      if case .recorded(let command, let checksum) = origin {
        return checkRecord(fence, command, checksum, of: page)
      }
      guard let text = try truth.text(of: origin), text != fence.text else {
        return []
      }
      return [difference(between: fence, and: text, of: page)]
    } catch let missing as Truth.Missing {
      return [Problem(page.path, fence.line - 1, missing.message)]
    } catch {
      return [Problem(page.path, fence.line - 1, "\(error)")]
    }
  }

  /// Describes the first line in which a fence is not what it should be.
  private func difference(
    between fence: Page.Fence, and text: String, of page: Page
  ) -> Problem {
    let has = fence.text.components(separatedBy: "\n")
    let gives = text.components(separatedBy: "\n")
    let index = zip(has, gives).enumerated().first { $1.0 != $1.1 }?.offset
    let line = index ?? min(has.count, gives.count)
    func written(_ lines: [String]) -> String {
      lines.indices.contains(line) ? "“\(lines[line])”" : "nothing"
    }
    return Problem(
      page.path, fence.line + 1 + line,
      "The page has \(written(has)), the program gives \(written(gives)). "
        + "To mend it: swift run book sync")
  }

  // MARK: - Both directions

  /// Regions that no page shows.
  private func unusedRegions() -> [Problem] {
    let shown = Set(
      pages.flatMap(\.fences).compactMap { fence -> String? in
        if case .code(let reference)? = fence.origin { return reference }
        return nil
      })
    return regions.values.filter { !shown.contains($0.reference) }
      .sorted { $0.reference < $1.reference }
      .map {
        Problem(
          $0.path, $0.lines.lowerBound - 1,
          "No page shows the region “\($0.name)”.")
      }
  }

  /// Lines that a chapter prints and no page shows.
  private func unshownOutput(_ truth: Truth) -> [Problem] {
    let origins = pages.flatMap(\.fences).compactMap(\.origin)
    let shown = origins.compactMap { origin -> Region? in
      if case .output(let reference) = origin { return regions[reference] }
      return nil
    }
    let whole = wholeChapters
    return chapters.filter { !whole.contains($0) }
      .flatMap { chapter in
        unshownLines(of: chapter, truth, shown: shown)
      }
  }

  private func unshownLines(
    of chapter: String, _ truth: Truth, shown: [Region]
  ) -> [Problem] {
    do {
      return try truth.play(chapter).transcript.entries.compactMap { entry in
        guard case .text(let text, let path, let line) = entry,
          !shown.contains(where: {
            $0.path == path && $0.lines.contains(line)
          })
        else { return nil }
        return Problem(
          path, line, "This line prints “\(text)”, but no page shows it.")
      }
    } catch let missing as Truth.Missing {
      return [Problem("Chapters/\(chapter)", 1, missing.message)]
    } catch {
      return [Problem("Chapters/\(chapter)", 1, "\(error)")]
    }
  }
}
