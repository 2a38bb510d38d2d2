import Corpora
import Foundation
import Testing
import TextData

@Suite struct CorpusLookupTests {
  static let tale = Data("A tale of time.\n".utf8)
  static let other = Data("Another tale.\n".utf8)

  let published = PublishedText(
    path: "data/tale.txt",
    address: URL(string: "http://books.example/tale.txt")!,
    byteCount: 16, checksum: "cc88c40f79d4a1c5fd7efbef7efdfeadbbb36ef3")

  struct Offline: Error, CustomStringConvertible {
    var description: String { "No network" }
  }

  /// A lookup whose network delivers these bytes, or fails.
  func lookup(in folder: URL?, delivering bytes: Data? = nil) -> CorpusLookup {
    CorpusLookup(published, in: folder) { _, _ in
      guard let bytes else { throw Offline() }
      return bytes
    }
  }

  /// The names of the files in a package's data folder, hidden ones too.
  func files(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "data").path)
  }

  @Test("a file of the reader's own comes before the package's copy")
  func ownFile() throws {
    try withTemporaryFolder { folder in
      _ = try folder.write(Self.tale, to: "data/tale.txt")
      let own = try folder.write(Self.other, to: "own.txt").path
      let found = try lookup(in: folder).text(fromFile: own)
      #expect(found.text == "Another tale.\n")
      #expect(found.source == .file(own, byteCount: 14))
      #expect(found.source.description == "corpus: \(own) (14 bytes)")
    }
  }

  @Test("a file of the reader's own that is missing is not replaced")
  func missingOwnFile() throws {
    try withTemporaryFolder { folder in
      _ = try folder.write(Self.tale, to: "data/tale.txt")
      #expect(throws: TextError.missing(file: "/none/own.txt")) {
        try lookup(in: folder, delivering: Self.tale)
          .text(fromFile: "/none/own.txt")
      }
    }
  }

  @Test("the package's copy comes before the network")
  func cachedText() throws {
    try withTemporaryFolder { folder in
      _ = try folder.write(Self.tale, to: "data/tale.txt")
      let found = try lookup(in: folder).text()
      #expect(found.text == "A tale of time.\n")
      #expect(
        "\(found.source)"
          == "corpus: data/tale.txt (16 bytes, SHA-1 checked)")
    }
  }

  @Test("a copy with another checksum is an error and stays as it is")
  func wrongCopy() throws {
    try withTemporaryFolder { folder in
      let file = try folder.write(Self.other, to: "data/tale.txt")
      let error = #expect(throws: CorpusError.self) {
        try lookup(in: folder, delivering: Self.tale).text()
      }
      #expect(
        error
          == .wrongFile(
            file.path, checksum: sha1(of: Self.other),
            expected: published.checksum))
      let sentence = try #require(error).description
      #expect(sentence.contains(sha1(of: Self.other)))
      #expect(sentence.contains(published.checksum))
      #expect(try Data(contentsOf: file) == Self.other)
    }
  }

  @Test("a download is checked, saved alone in its folder, and found again")
  func downloadedText() throws {
    try withTemporaryFolder { folder in
      let found = try lookup(in: folder, delivering: Self.tale).text()
      #expect(found.text == "A tale of time.\n")
      #expect(
        "\(found.source)"
          == "corpus: data/tale.txt, new from books.example "
          + "(16 bytes, SHA-1 checked)")
      #expect(try files(in: folder) == ["tale.txt"])
      let again = try lookup(in: folder).text()
      #expect(again.text == found.text)
      #expect(again.source == .cache("data/tale.txt", byteCount: 16))
    }
  }

  @Test("the download is asked for the address of the text, and for its bytes")
  func address() throws {
    let published = published
    let lookup = CorpusLookup(published, in: nil) { address, limit in
      #expect(address == published.address)
      #expect(limit == published.byteCount)
      return Self.tale
    }
    _ = try lookup.text()
  }

  @Test("a download with another checksum is an error and is not saved")
  func wrongDownload() throws {
    try withTemporaryFolder { folder in
      let error = #expect(throws: CorpusError.self) {
        try lookup(in: folder, delivering: Self.other).text()
      }
      #expect(
        error
          == .wrongDownload(
            from: "http://books.example/tale.txt", byteCount: 14,
            checksum: sha1(of: Self.other), expected: published.checksum))
      let sentence = try #require(error).description
      #expect(sentence.contains(sha1(of: Self.other)))
      #expect(sentence.contains(published.checksum))
      let contents = try FileManager.default.contentsOfDirectory(
        atPath: folder.path)
      #expect(contents.isEmpty)
    }
  }

  @Test("without a network the error says why, and how to get the text")
  func offline() throws {
    try withTemporaryFolder { folder in
      let error = #expect(throws: CorpusError.self) {
        try lookup(in: folder).text()
      }
      #expect(
        error?.description
          == "The package has no data/tale.txt, and it cannot be downloaded "
          + "from http://books.example/tale.txt (No network). Put the file "
          + "there, or choose a text of your own with --corpus FILE.")
    }
  }

  @Test("a download that cannot be saved is used all the same")
  func notSaved() throws {
    try withTemporaryFolder { folder in
      // A file stands where the folder should be.
      _ = try folder.write(Self.other, to: "data")
      for folder in [folder, nil] {
        let found = try lookup(in: folder, delivering: Self.tale).text()
        #expect(found.text == "A tale of time.\n")
        #expect(
          "\(found.source)"
            == "corpus: from books.example, not saved "
            + "(16 bytes, SHA-1 checked)")
      }
    }
  }

  @Test("where the network delivers a login page, the pages of the book do")
  func loginPage() throws {
    try withTemporaryFolder { folder in
      _ = try folder.write("It is a page.\n".utf8, to: "book/01.md")
      let portal = Data("<html>Please log in.</html>".utf8)
      let found = try lookup(in: folder, delivering: portal).text()
      #expect(found.text == "It is a page.\n")
      #expect(
        "\(found.source)"
          == "corpus: the pages of this course, since the novel cannot be had "
          + "(http://books.example/tale.txt delivered 27 bytes of something "
          + "else, perhaps the login page of a network); put it into "
          + "data/tale.txt or use --corpus FILE")
    }
  }

  @Test("a text of one's own keeps all letters, the published one A-Z")
  func letters() throws {
    try withTemporaryFolder { folder in
      let own = try folder.write("Grün.\n".utf8, to: "own.txt").path
      let copy = try folder.write(Self.tale, to: "copy.txt").path
      let lookup = lookup(in: folder, delivering: Self.tale)
      #expect(try lookup.text(fromFile: own).letters == .all)
      #expect(try lookup.text(fromFile: copy).letters == .latin)
      #expect(try lookup.text().letters == .latin)
      #expect(
        try lookup.text(fromFile: own, keeping: .latin).letters == .latin)
      #expect(try lookup.text(keeping: .all).letters == .all)
      // The second time it comes from the package.
      #expect(try lookup.text(keeping: .all).letters == .all)
    }
  }
}
