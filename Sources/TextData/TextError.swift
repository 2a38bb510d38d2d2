import Basics

/// What can be wrong with a text or with a prefix; the description says it.
public enum TextError: Error, Equatable, CustomStringConvertible {
  /// There is no file of this name.
  case missing(file: String)
  /// The name belongs to a folder.
  case folder(file: String)
  /// The file is there, but the system does not let us read it.
  case unreadable(file: String)
  /// The file has no bytes.
  case empty(file: String)
  /// The bytes are not UTF-8; the first malformed sequence starts at `offset`.
  case notUTF8(file: String, offset: Int)
  /// A device, a pipe or the like, whose end nobody knows.
  case notOrdinary(file: String)
  /// The file has more bytes than a text may have.
  case tooLong(file: String, limit: Int)
  /// Nothing is left of the text after normalising.
  case noLetters(file: String, kept: Letters)
  /// Nothing is left of a prefix after normalising.
  case emptyPrefix(String)
  /// The vocabulary lacks characters of a prefix.
  case unknownCharacters([String], prefix: String)

  public var description: String {
    switch self {
    case .missing(let file):
      "There is no file \(file): check the name and the folder."
    case .folder(let file):
      "\(file) is a folder: name a text file inside it."
    case .unreadable(let file):
      "The file \(file) cannot be read: check its permissions."
    case .empty(let file):
      "The file \(file) is empty: a text is needed."
    case .notUTF8(let file, let offset):
      "The file \(file) is not UTF-8 text: the first bad byte is at offset "
        + "\(offset.grouped). Save the text as UTF-8."
    case .notOrdinary(let file):
      "\(file) is not an ordinary file: copy what it delivers to a file, and "
        + "name that one."
    case .tooLong(let file, let limit):
      "The file \(file) has more than the \(limit.grouped) bytes that a text "
        + "may have: take a part of it."
    case .noLetters(let file, .latin):
      "The file \(file) has no letters A-Z, and only these are kept: take "
        + "another text, or keep all letters."
    case .noLetters(let file, .all):
      "The file \(file) has no letters, and only letters are kept: take "
        + "another text."
    case .emptyPrefix(let prefix):
      "The prefix \"\(prefix)\" has no letters, and only these are kept: "
        + "begin with something like \"time traveller \"."
    case .unknownCharacters(let characters, let prefix):
      "The prefix \"\(prefix)\" cannot be written with the characters of the "
        + "text, which has no \(Self.list(characters)): begin with others."
    }
  }

  /// Each of the characters once.
  private static func list(_ characters: [String]) -> String {
    var seen: Set<String> = []
    return characters.filter { seen.insert($0).inserted }
      .map { $0 == " " ? "space" : "\"\($0)\"" }.joined(separator: ", ")
  }
}
