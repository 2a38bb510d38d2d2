/// A command line that is wrong; the description is a sentence that says how,
/// and what to do.
public struct UsageError: Error, Equatable, CustomStringConvertible {
  /// A sentence for the person at the keyboard.
  public let description: String
}

extension String {
  /// What was written, cut short where it would fill the screen.
  var quoted: String { count <= 40 ? "“\(self)”" : "“\(prefix(40))…”" }
}
