import Testing

@Suite struct DocumentationTests {
  @Test("every public declaration says what it is")
  func comments() throws {
    for target in try ManifestTarget.all()
    where target.folder.hasPrefix("Sources/") {
      for source in try target.sources() {
        let lines = source.text.split(
          separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where isDeclaration(line) {
          let above = lines[..<index].last { !isBetween($0) }
          #expect(
            above?.contains(/^\s*\/\/\//) == true,
            "\(source.file):\(index + 1) has no comment")
        }
      }
    }
  }

  /// Whether a line declares something that readers of the module see. What
  /// the standard library asks for speaks for itself.
  private func isDeclaration(_ line: Substring) -> Bool {
    line.contains(/^\s*(?:@\w+(?:\([^)]*\))? )*(?:public|open) /)
      && !line.contains(/ (?:extension|import) |var description: String|func ==/)
  }

  /// Whether a line may stand between a comment and its declaration: an
  /// attribute, or the mark of a listing.
  private func isBetween(_ line: Substring) -> Bool {
    line.contains(/^\s*(?:@\w+(?:\([^)]*\))?$|\/\/ snippet\.)/)
  }
}
