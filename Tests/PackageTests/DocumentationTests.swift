import Testing

@Suite struct DocumentationTests {
  @Test("every public declaration says what it is")
  func comments() throws {
    let sources = try ManifestTarget.all()
      .filter { $0.folder.hasPrefix("Sources/") }.flatMap { try $0.sources() }
      .map { (file: $0.file, lines: $0.text.split(separator: "\n")) }
    let required = Set(sources.flatMap { requirements(in: $0.lines) })
    #expect(required.isSuperset(of: ["minibatches", "initialState"]))
    for (file, lines) in sources {
      for (index, line) in lines.enumerated() where line.isPublic {
        if let name = line.declaredName, required.contains(name) {
          continue
        }
        let hasComment = isExplained(lines, index)
        #expect(hasComment, "\(file) has no comment on \(line)")
      }
    }
  }

  /// The names that protocols ask for and explain: what a type declares to meet
  /// a protocol has the comment of the protocol.
  private func requirements(in lines: [Substring]) -> [String] {
    var isInside = false
    return lines.indices.compactMap { index in
      let line = lines[index]
      if line.hasPrefix("public protocol ") { isInside = true }
      if line == "}" { isInside = false }
      guard isInside, line.hasPrefix("  "), isExplained(lines, index) else {
        return nil
      }
      return line.declaredName
    }
  }

  /// Whether a comment stands above the declaration; an attribute and the mark
  /// of a listing may stand between them.
  private func isExplained(_ lines: [Substring], _ index: Int) -> Bool {
    let above = lines[..<index].last {
      !$0.contains(#/^ *(@\w+(\([^)]*\))?( @\w+(\([^)]*\))?)*$|// snippet\.)/#)
    }
    return above?.contains(#/^ *\/\/\//#) == true
  }
}

extension Substring {
  /// Whether the line declares something for the readers of a module. What the
  /// standard library asks for speaks for itself.
  fileprivate var isPublic: Bool {
    contains("public ") && contains(#/^ *(@\w+(\([^)]*\))? )*public /#)
      && !contains(
        #/ (extension|import) |var description: String|func ==|func next\(/#)
  }

  /// The name of a declared function or property.
  fileprivate var declaredName: String? {
    firstMatch(of: #/\b(?:func|var|let) (\w+)/#).map { String($0.1) }
  }
}
