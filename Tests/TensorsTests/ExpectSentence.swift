import Testing

/// Expects that a process that stopped wrote all of these parts of a sentence.
func expectSentence(
  _ result: ExitTest.Result?, _ parts: String...,
  location: SourceLocation = #_sourceLocation
) {
  guard let result else { return }  // the exit test has reported why
  let text = String(decoding: result.standardErrorContent, as: UTF8.self)
  for part in parts {
    #expect(text.contains(part), sourceLocation: location)
  }
}
