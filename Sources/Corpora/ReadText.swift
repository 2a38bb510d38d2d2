import Foundation
import TextData

/// The most bytes that a text may have. Its tokens take eight times as many.
public let longestText = 250_000_000

/// The text of a UTF-8 file.
///
///     let text = try readText(fromFile: "data/timemachine.txt")
///
/// - Parameters:
///   - letters: The characters of which it must have some.
///   - limit: The most bytes that it may have.
/// - Throws: A `TextError` if the file is missing, a folder, a device or a
///   pipe, unreadable, empty, too long, not UTF-8, or has no letters.
public func readText(
  fromFile path: String, keeping letters: Letters = .latin,
  limit: Int = longestText
) throws -> String {
  try decodeText(
    readBytes(fromFile: path, limit: limit), ofFile: path, keeping: letters)
}

/// The bytes of a file that must exist.
func readBytes(
  fromFile path: String, limit: Int = longestText
) throws -> Data {
  let name = displayName(ofFile: path)
  var isFolder: ObjCBool = false
  let files = FileManager.default
  guard files.fileExists(atPath: path, isDirectory: &isFolder)
  else { throw TextError.missing(file: name) }
  if isFolder.boolValue { throw TextError.folder(file: name) }
  let target = URL(filePath: path).resolvingSymlinksInPath().path
  let type = try? files.attributesOfItem(atPath: target)[.type]
  guard type as? FileAttributeType == .typeRegular else {
    throw TextError.notOrdinary(file: name)
  }
  do {
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? file.close() }
    // In pieces: a file may be longer than the system says, or grow.
    var bytes = Data()
    while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
      bytes += piece
      if bytes.count > limit {
        throw TextError.tooLong(file: name, limit: limit)
      }
    }
    return bytes
  } catch let error as TextError {
    throw error
  } catch {
    throw TextError.unreadable(file: name)
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
  guard letters.areIn(text) else {
    throw TextError.noLetters(file: name, kept: letters)
  }
  return text
}

/// Where the first sequence of bytes begins that is not UTF-8.
private func offsetOfMalformedUTF8(in bytes: Data) -> Int? {
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
