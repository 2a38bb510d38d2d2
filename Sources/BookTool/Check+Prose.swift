import Foundation

extension Book {
  /// An excerpt: each line is the beginning of a line of the other fence, in
  /// the same order, whatever the spaces between the words.
  func checkExcerpt(_ fence: Page.Fence, _ place: String, of page: Page)
    -> [Problem]
  {
    func words(_ text: String) -> [String] {
      text.components(separatedBy: "\n").map {
        $0.split(separator: " ").joined(separator: " ") + " "
      }
    }
    do {
      var rest = words(try text(of: place, on: page))[...]
      for (index, line) in words(fence.text).enumerated() where line != " " {
        guard let found = rest.firstIndex(where: { $0.hasPrefix(line) }) else {
          return [
            Problem(
              page.path, fence.line + 1 + index,
              "“\(line.dropLast())” does not stand in “\(place)”, or not in "
                + "this order.")
          ]
        }
        rest = rest[(found + 1)...]
      }
      return []
    } catch {
      return [Problem(page.path, fence.line - 1, error.message)]
    }
  }

  /// The commands that a page asks its reader to type: each is read by the
  /// program that it runs.
  func checkCommands(of page: Page) -> [Problem] {
    page.fences.filter { $0.language == "sh" }.flatMap { fence in
      fence.text.components(separatedBy: "\n").enumerated().compactMap {
        index, line in
        refusal(of: line).map {
          Problem(page.path, fence.line + 1 + index, "“\(line)”: \($0)")
        }
      }
    }
  }

  private func refusal(of line: String) -> String? {
    // Words, or what stands between quotation marks.
    let words = line.matches(of: /"([^"]*)"|[^ "]+/).map {
      String($0.1 ?? $0.0)
    }
    if words.first == "python3", words.count > 1 {
      let script = package.appending(path: words[1])
      return FileManager.default.fileExists(atPath: script.path)
        ? nil : "There is no such script."
    }
    guard let run = words.firstIndex(of: "run"), run > 0,
      words[run - 1] == "swift"
    else { return nil }
    if words[(run + 1)...] == ["Minimal"] { return nil }  // takes no options
    let known = Set(chapters + ["book", "exercises"])
    guard let start = words.firstIndex(where: known.contains) else {
      return "No program of this package is run."
    }
    do {
      return try programs.refusal(Array(words[start...]))
    } catch {
      return "\(error)"
    }
  }

  /// Numbers in the prose of a page that does not account for them paragraph by
  /// paragraph: each one of 10 or more, or with decimals, must stand in a fence
  /// of the page, whose origin is checked.
  func checkPrintedNumbers(of page: Page) -> [Problem] {
    let known = Set(numberSources(of: page).flatMap(Self.numbers))
      .union(excusedNumbers(of: page))
    return page.prose.flatMap { number, text in
      Self.numbers(in: Self.plain(text)).filter { !known.contains($0) }
        .map {
          Problem(
            page.path, number,
            "Nothing on this page prints the number \($0). Show where it comes "
              + "from, or say <!-- number \($0): the reason -->.")
        }
    }
  }

  /// The texts of the fences of a page, and of the pages that a comment
  /// `<!-- numbers from: 08-training.md -->` names.
  private func numberSources(of page: Page) -> [String] {
    let others = page.prose.compactMap { _, text in
      text.firstMatch(of: /<!-- numbers from: (.+) -->/).map { String($0.1) }
    }
    let sources = pages.filter { other in
      other == page
        || others.contains { url(of: $0, from: page) == url(of: other) }
    }
    return sources.flatMap(\.fences).map(\.text)
  }

  private func excusedNumbers(of page: Page) -> [String] {
    page.prose.compactMap { _, text in
      text.firstMatch(of: /<!-- number (\S+): .+ -->/).map { String($0.1) }
    }
  }

  /// A line without what is not prose: comments, formulas, links' targets.
  private static func plain(_ text: String) -> String {
    text.replacing(/<!--.*?-->/, with: "")
      .replacing(/\$`[^`]*`\$|\$[^$]*\$/, with: "")
      .replacing(/\]\([^)]*\)/, with: "]")
  }

  /// The numbers in a text that are worth checking, without separators.
  ///
  /// Digits that belong to a name, such as those of Chapter08, do not count.
  static func numbers(in text: String) -> [String] {
    text.matches(of: /[A-Za-z0-9_.,]*[0-9][A-Za-z0-9_.,]*/).compactMap {
      match in
      var word = match.0
      while let last = word.last, last == "." || last == "," {
        word.removeLast()
      }
      let digits = word.filter { $0 != "," && $0 != "_" }
      guard digits.wholeMatch(of: /[0-9]+(\.[0-9]+)?/) != nil,
        digits.contains(".") || digits.count > 1
      else { return nil }
      return digits
    }
  }
}
