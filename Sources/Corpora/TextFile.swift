import Basics
import Foundation
import TextData

/// A file of text, read piece by piece, so that a long text is in memory once.
struct TextFile {
  private let path: String
  private let name: String
  /// How many bytes it has, as the system says: it may be wrong.
  private let size: Int

  /// - Throws: A `TextError` if there is no file of this name, or no ordinary
  ///   one.
  init(_ path: String) throws {
    self.path = path
    name = displayName(ofFile: path)
    var isFolder: ObjCBool = false
    let files = FileManager.default
    guard files.fileExists(atPath: path, isDirectory: &isFolder)
    else { throw TextError.missing(file: name) }
    if isFolder.boolValue { throw TextError.folder(file: name) }
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    let attributes = try? files.attributesOfItem(atPath: target)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else {
      throw TextError.notOrdinary(file: name)
    }
    size = (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }

  /// All bytes.
  func bytes(limit: Int = longestText) throws -> Data {
    try withFile { file in
      var bytes = Data()
      try read(file, limit: limit) { piece in
        bytes += piece
        return true
      }
      return bytes
    }
  }

  /// The text of a part; the whole is the only part of one.
  func text(
    ofPart part: Int = 0, of parts: Int = 1, limit: Int = longestText
  ) throws -> String {
    require(
      part >= 0 && part < parts,
      "There is no part \(part) among \(parts): they are counted from 0.")
    return try withFile { file in
      let start = try self.start(ofPart: part, of: parts, in: file)
      let end = try self.start(ofPart: part + 1, of: parts, in: file)
      // The whole goes on to the end, wherever that is: a file may be longer
      // than the system says, or grow.
      let most = parts == 1 ? Int.max : end - start
      if end - start > limit {
        throw TextError.tooLong(file: name, limit: limit)
      }
      try file.seek(toOffset: UInt64(start))
      var text = GrowingText(capacity: end - start)
      var fault: Int?
      try read(file, upTo: most, limit: limit) { piece in
        fault = text.append(piece)
        return fault == nil
      }
      if let fault = fault ?? text.offsetOfUnfinished {
        throw TextError.notUTF8(file: name, offset: start + fault)
      }
      if parts == 1, text.text.isEmpty { throw TextError.empty(file: name) }
      return text.text
    }
  }

  /// Opens the file for a while.
  private func withFile<Result>(
    _ body: (FileHandle) throws -> Result
  ) throws -> Result {
    do {
      let file = try FileHandle(forReadingFrom: URL(filePath: path))
      defer { try? file.close() }
      return try body(file)
    } catch let error as TextError {
      throw error
    } catch {
      throw TextError.unreadable(file: name)
    }
  }

  /// Hands over the bytes from here on, in pieces, while they are wanted.
  private func read(
    _ file: FileHandle, upTo most: Int = .max, limit: Int,
    receive: (Data) -> Bool
  ) throws {
    var length = 0
    while let piece = try file.read(upToCount: min(1 << 20, most - length)),
      !piece.isEmpty
    {
      length += piece.count
      if length > limit { throw TextError.tooLong(file: name, limit: limit) }
      guard receive(piece) else { return }
    }
  }
}

// MARK: - Parts

extension TextFile {
  /// Where a part begins: behind the first line end near the place that gives
  /// all parts the same length, or else at the next character.
  ///
  /// All parts ask for the places of their neighbours, so the rule looks at the
  /// bytes of the file alone.
  private func start(
    ofPart part: Int, of parts: Int, in file: FileHandle
  ) throws -> Int {
    if part == 0 { return 0 }
    if part == parts { return size }
    let place = size / parts * part + size % parts * part / parts
    let next = place + size / parts
    if place == 0 { return 0 }
    try file.seek(toOffset: UInt64(place - 1))
    let near =
      try file.read(upToCount: min(1 << 16, max(4, next - place))) ?? Data()
    if let line = near.dropLast().firstIndex(of: UInt8(ascii: "\n")) {
      return place + line - near.startIndex
    }
    let character = near.dropFirst().firstIndex { $0 & 0xC0 != 0x80 }
    return place
      + (character.map { $0 - near.startIndex - 1 } ?? near.count - 1)
  }
}

/// A text that grows by pieces of UTF-8, which may end inside a character.
private struct GrowingText {
  private(set) var text = ""

  /// The beginning of a character whose end was not there yet.
  private var unfinished = Data()

  init(capacity: Int) { text.reserveCapacity(capacity) }

  /// Adds bytes.
  ///
  /// - Returns: where the first lies that is not UTF-8, if there is one.
  mutating func append(_ piece: Data) -> Int? {
    let bytes = unfinished + piece
    let (whole, rest) = splitBeforeUnfinishedCharacter(bytes)
    guard let more = String(validating: whole, as: UTF8.self) else {
      return text.utf8.count + (offsetOfMalformedUTF8(in: whole) ?? 0)
    }
    text += more
    unfinished = rest
    return nil
  }

  /// Where the character begins whose end never came.
  var offsetOfUnfinished: Int? {
    unfinished.isEmpty ? nil : text.utf8.count
  }
}

/// Cuts off the beginning of a character whose end is missing.
private func splitBeforeUnfinishedCharacter(
  _ bytes: Data
) -> (whole: Data, rest: Data) {
  for length in 1...3 where length <= bytes.count {
    let place = bytes.endIndex - length
    let byte = bytes[place]
    if byte & 0xC0 == 0x80 { continue }  // inside a character
    let wanted = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    return wanted > length && byte < 0xF8
      ? (bytes[..<place], Data(bytes[place...])) : (bytes, Data())
  }
  return (bytes, Data())
}
