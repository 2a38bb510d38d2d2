import Foundation
import TextData

/// The text of a UTF-8 file.
///
///     let text = try readText(fromFile: "data/timemachine.txt")
///
/// - Throws: A `TextError` if the file is missing, a folder, unreadable,
///   empty, not UTF-8, or has no letters.
public func readText(fromFile path: String) throws -> String {
  try decodeText(readBytes(fromFile: path), ofFile: path)
}

/// The bytes of a file that must exist.
func readBytes(fromFile path: String) throws -> Data {
  let name = displayName(ofFile: path)
  var isFolder: ObjCBool = false
  guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
  else { throw TextError.missing(file: name) }
  if isFolder.boolValue { throw TextError.folder(file: name) }
  do {
    // A handle reads pipes as well: --corpus <(some command)
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? file.close() }
    return try file.readToEnd() ?? Data()
  } catch {
    throw TextError.unreadable(file: name)
  }
}

/// The text that `bytes` spell in UTF-8; `path` is named in errors.
func decodeText(_ bytes: Data, ofFile path: String) throws -> String {
  let name = displayName(ofFile: path)
  if bytes.isEmpty { throw TextError.empty(file: name) }
  guard let text = String(validating: bytes, as: UTF8.self) else {
    let offset = offsetOfMalformedUTF8(in: bytes) ?? 0
    throw TextError.notUTF8(file: name, offset: offset)
  }
  guard text.utf8.contains(where: \.isLetter) else {
    throw TextError.noLetters(file: name)
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
