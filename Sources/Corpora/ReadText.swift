import Foundation
import TextData

/// The most bytes that a text may have. Its characters take about as many
/// again, once they are indices.
public let longestText = 250_000_000

/// The text of a UTF-8 file, or a part of it.
///
///     let text = try readText(fromFile: "data/timemachine.txt")
///     let share = try readText(fromFile: "large.txt", part: 2, of: 4)
///
/// Several processes can read a part each: the parts put together are the
/// whole text. They have about the same length, and begin at the beginnings of
/// lines, unless a line is too long for that.
///
/// - Parameters:
///   - part: Which part, counted from 0.
///   - parts: How many there are.
///   - letters: The characters of which it must have some. A part may have
///     none, and one of more parts than there are lines may be empty.
///   - limit: The most bytes that it may have.
/// - Throws: A `TextError` if the file is missing, a folder, a device or a
///   pipe, unreadable, empty, too long, not UTF-8, or has no letters.
public func readText(
  fromFile path: String, part: Int = 0, of parts: Int = 1,
  keeping letters: Letters = .latin, limit: Int = longestText
) throws -> String {
  let text = try TextFile(path).text(ofPart: part, of: parts, limit: limit)
  if parts == 1 { try requireLetters(letters, in: text, ofFile: path) }
  return text
}

/// Makes sure that normalising leaves something of a text.
func requireLetters(
  _ letters: Letters, in text: String, ofFile path: String
) throws {
  guard letters.areIn(text) else {
    throw TextError.noLetters(file: displayName(ofFile: path), kept: letters)
  }
}

/// The text that `bytes` spell in UTF-8; `path` is named in errors.
func decodeText(
  _ bytes: Data, ofFile path: String, keeping letters: Letters
) throws -> String {
  let name = displayName(ofFile: path)
  if bytes.isEmpty { throw TextError.empty(file: name) }
  guard let text = String(validating: bytes, as: UTF8.self) else {
    let offset = offsetOfMalformedUTF8(in: bytes) ?? 0
    throw TextError.notUTF8(file: name, offset: offset)
  }
  try requireLetters(letters, in: text, ofFile: path)
  return text
}

/// Where the first sequence of bytes begins that is not UTF-8.
func offsetOfMalformedUTF8(in bytes: Data) -> Int? {
  var parser = UTF8.ForwardParser()
  var rest = bytes.makeIterator()
  var offset = 0
  while true {
    switch parser.parseScalar(from: &rest) {
    case .valid(let scalar): offset += scalar.count
    case .error: return offset
    case .emptyInput: return nil
    }
  }
}

/// The path as seen from the current folder, if the file lies inside it.
func displayName(ofFile path: String) -> String {
  let folder = FileManager.default.currentDirectoryPath + "/"
  return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
}
