import Corpora
import Foundation
import Testing
import TextData

/// A file of Linux that nobody can read from its beginning.
private let unreadableFile = "/proc/self/mem"

@Suite struct ReadTextTests {
  /// The error of reading a file with these bytes.
  func error(reading bytes: [UInt8]) throws -> TextError? {
    try withTemporaryFolder { folder in
      let file = try folder.write(bytes, to: "tale.txt").path
      let error = #expect(throws: TextError.self) {
        try readText(fromFile: file)
      }
      #expect(error?.description.contains("tale.txt") == true)
      return error
    }
  }

  @Test("a file gives back the text that was written")
  func roundTrip() throws {
    try withTemporaryFolder { folder in
      let text = "Zeit \u{2013} \u{65F6}\u{95F4}\r\n\u{1F570}"
      let file = try folder.write(text.utf8, to: "tale.txt")
      #expect(try readText(fromFile: file.path) == text)
    }
  }

  @Test(
    "bytes that are not UTF-8 are reported with the offset of the first",
    arguments: [
      ([0xFF, 0x61], 0),
      ([0x61, 0x62, 0xE9, 0x0A], 2),  // Latin-1
      ([0x61, 0xC3, 0xA9, 0x80], 3),  // a stray continuation
      ([0x61, 0xE2, 0x82], 1),  // cut off
      ([0x61, 0x62, 0x63, 0xED, 0xA0, 0x80], 3),  // half a surrogate pair
      ([0x61, 0xC0, 0xAF, 0xFF], 1),  // an overlong form
    ] as [([UInt8], Int)])
  func notUTF8(bytes: [UInt8], offset: Int) throws {
    let error = try error(reading: bytes)
    guard case .notUTF8(_, let reported) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reported == offset)
  }

  @Test("the sentence about bad bytes counts with commas")
  func largeOffset() throws {
    let bytes = [UInt8](repeating: 0x61, count: 12_345) + [0xFF]
    let error = try #require(try error(reading: bytes))
    #expect(error.description.contains("at offset 12,345."))
  }

  @Test("an empty file, and one without letters, are two errors")
  func nothingToRead() throws {
    let empty = try error(reading: [])
    guard case .empty = empty else {
      Issue.record("\(String(describing: empty))")
      return
    }
    let noLetters = try error(reading: Array("1898\n\n\u{65F6}!\n".utf8))
    guard case .noLetters(_, kept: .latin) = noLetters else {
      Issue.record("\(String(describing: noLetters))")
      return
    }
  }

  @Test("a file that does not exist, and a folder, are two errors")
  func noFile() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "none.txt").path
      #expect(throws: TextError.missing(file: path)) {
        try readText(fromFile: path)
      }
      #expect(throws: TextError.folder(file: folder.path)) {
        try readText(fromFile: folder.path)
      }
    }
  }

  @Test(
    "a file that cannot be read is an error of its own",
    .enabled(if: FileManager.default.fileExists(atPath: unreadableFile)))
  func unreadable() {
    #expect(throws: TextError.unreadable(file: unreadableFile)) {
      try readText(fromFile: unreadableFile)
    }
  }

  @Test("a file inside the current folder is named by its relative path")
  func relativeName() {
    let folder = FileManager.default.currentDirectoryPath
    #expect(throws: TextError.missing(file: "none/none.txt")) {
      try readText(fromFile: folder + "/none/none.txt")
    }
  }

  @Test("a text needs a letter among those that are kept")
  func lettersOfAScript() throws {
    try withTemporaryFolder { folder in
      let file = try folder.write("\u{65F6}\u{95F4}".utf8, to: "a.txt").path
      #expect(try readText(fromFile: file, keeping: .all).count == 2)
      let signs = try folder.write("1895 \u{1F570}".utf8, to: "b.txt").path
      #expect(throws: TextError.noLetters(file: signs, kept: .all)) {
        try readText(fromFile: signs, keeping: .all)
      }
    }
  }

  @Test("a file with more bytes than the limit is an error of its own")
  func tooLong() throws {
    try withTemporaryFolder { folder in
      let file = try folder.write("time flies".utf8, to: "tale.txt").path
      #expect(try readText(fromFile: file, limit: 10) == "time flies")
      #expect(throws: TextError.tooLong(file: file, limit: 9)) {
        try readText(fromFile: file, limit: 9)
      }
    }
  }

  @Test("what has no end is not read: devices and pipes")
  func endless() throws {
    try withTemporaryFolder { folder in
      let pipe = folder.appending(path: "pipe").path
      #expect(mkfifo(pipe, 0o600) == 0)
      for path in ["/dev/zero", pipe] {
        #expect(throws: TextError.notOrdinary(file: path)) {
          try readText(fromFile: path)
        }
      }
    }
  }
}
