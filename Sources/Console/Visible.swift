extension String {
  /// The text with its control characters written out, as `\u{1B}`, but for
  /// tabs and the ends of lines.
  ///
  /// A log or a checkpoint may hold any character, and a terminal obeys what
  /// follows an escape: it moves the cursor, hides text, or changes its title.
  public var visible: String {
    guard unicodeScalars.contains(where: \.isObeyed) else { return self }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.isObeyed {
        let code = String(scalar.value, radix: 16, uppercase: true)
        text.append(contentsOf: "\\u{\(code)}".unicodeScalars)
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }
}

extension Unicode.Scalar {
  fileprivate var isObeyed: Bool {
    properties.generalCategory == .control && self != "\n" && self != "\t"
  }
}
