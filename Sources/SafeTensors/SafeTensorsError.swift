import Tensors

/// Why a file, or a tensor of it, cannot be used; the description is a
/// sentence for the reader.
public struct SafeTensorsError: Error, Equatable, CustomStringConvertible {
  /// The name of the file.
  public let file: String
  /// What is wrong with it, and what to do.
  public let reason: String

  /// What is wrong with which file, and what to do.
  public var description: String { "Cannot read “\(file)”: \(reason)" }
}

/// What is wrong with a file, where its name is not known, and what to do.
struct Fault: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }

  /// A rule of the format is broken.
  static func damaged(_ finding: String) -> Fault {
    Fault(
      "\(finding). The file is damaged or is not in the safetensors format; "
        + "save it again or get another copy.")
  }
}

// MARK: - Quoting what a file says

extension String {
  /// In quotation marks, on one line and not too long: a file can name a
  /// tensor as it likes.
  var quoted: String {
    let most = 80
    let visible = unicodeScalars.prefix(most).map {
      $0.properties.generalCategory == .control ? "\u{FFFD}" : String($0)
    }
    let isLonger = unicodeScalars.dropFirst(most).first != nil
    return "“" + visible.joined() + (isLonger ? "…”" : "”")
  }
}

extension [String] {
  /// The first few names.
  var listed: String {
    if isEmpty { return "none at all" }
    let rest = count > 3 ? " and \(count - 3) more" : ""
    return prefix(3).map(\.quoted).joined(separator: ", ") + rest
  }
}

extension [Int] {
  /// The shape as it is written, or its beginning.
  var shortened: String {
    count <= 8
      ? written
      : "(" + prefix(8).map(String.init).joined(separator: ", ")
        + ", … \(count) axes)"
  }
}
