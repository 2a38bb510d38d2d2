extension Page {
  /// The name of the file: 05-rnn-cell.md.
  var name: String { String(path.split(separator: "/").last ?? "") }

  /// The number or letter that the file's name begins with: 5, 10c, A, A2; nil
  /// for pages without one.
  var number: String? {
    guard let match = name.firstMatch(of: /^([0-9]{2}[b-z]?|[a-z][2-9]?)-/)
    else {
      return nil
    }
    return match.1.first?.isLetter == true
      ? match.1.uppercased() : Self.withoutZero(match.1)
  }

  /// “5” for “05”, and “0” for “00”.
  static func withoutZero(_ number: Substring) -> String {
    String(number.hasPrefix("0") ? number.dropFirst() : number)
  }

  /// The first heading: “5. The recurrent cell”.
  var heading: String {
    prose.first { $0.text.hasPrefix("# ") }.map { $0.text.trimming("# ") } ?? ""
  }

  /// The heading without its number.
  var title: String {
    heading.firstMatch(of: /^(?:[0-9]+[b-z]?|[A-Z][2-9]?)\. (.+)$/).map {
      String($0.1)
    }
      ?? heading
  }
}

extension Book {
  /// A text without the numbers of chapters that there are: “chapter 8”,
  /// “chapters 8 and 9”, “[8](08-training.md)”, “# 8. Training”.
  func withoutReferences(_ text: String) -> String {
    let numbers = Set(pages.compactMap(\.number))
    return
      text
      .replacing(
        /(?i:\b(chapter|appendix|page)(?:s|es)?)((?:(?:,| and| or| to)?\s+(?:[0-9]+[b-z]?|[A-Z][2-9]?)\b)+)/
      ) { match in
        let known = match.2.matches(
          of: /[0-9]+[b-z]?|\b[A-Z][2-9]?\b/
        ).allSatisfy {
          numbers.contains(String($0.0))
        }
        let lines = String(match.0.filter { $0 == "\n" })
        return known ? "\(match.1)\(lines)" : String(match.0)
      }
      // A link to a page, whose text `checkReferences` compares with it.
      .replacing(
        /\[(?:[0-9]+[b-z]?|[A-Z][2-9]?)(\. [^\]]*)?\](?=\([^)\s]*\.md)/
      ) {
        "[\($0.1 ?? "")]"
      }
      .replacing(/(?m)^# (?:[0-9]+[b-z]?|[A-Z][2-9]?)\.[ ]/, with: "# ")
      // What `checkForm` compares.
      .replacing(/(?m)^Reading time: about [0-9]+ minutes/, with: "")
      .replacing(
        /\*(?:Warm-up|Standard|Challenge), [0-9]+ minutes\.\*/, with: ""
      )
      // The rows of a table of contents.
      .replacing(/(?m)^\| *[0-9]+[b-z]? *\| (?=\[)/, with: "| ")
  }
}
