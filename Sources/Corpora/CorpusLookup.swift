import Basics
import Foundation
import TextData

/// Finds the text to work with: a file of the reader's own, the copy in the
/// package, a download, or else the course's own pages.
///
///     let found = try CorpusLookup(download: download).text(fromFile: nil)
///     let corpus = Corpus(found.text, tokens: .character)
public struct CorpusLookup: Sendable {
  /// Fetches the bytes at an address, or throws if they are more than a limit.
  public typealias Download = @Sendable (URL, _ limit: Int) throws -> Data

  private let published: PublishedText
  private let folder: URL?
  private let download: Download

  /// - Parameters:
  ///   - published: The text to find if no file is given.
  ///   - folder: The folder of the package; without one nothing is kept.
  ///   - download: Fetches the text, or throws an error that says why not.
  public init(
    _ published: PublishedText = .timeMachine,
    in folder: URL? = packageFolder(), download: @escaping Download
  ) {
    self.published = published
    self.folder = folder
    self.download = download
  }

  /// The text of the first source that has one.
  ///
  /// - Parameters:
  ///   - file: A UTF-8 text file of the reader's choice, any text, or
  ///     `CorpusLookup.pages`.
  ///   - letters: The characters to keep. Without a choice these are the
  ///     letters of all scripts for a text of the reader's own, and A-Z for
  ///     the novel and for the pages.
  /// - Throws: `TextError` for a file that cannot be used, `CorpusError` for a
  ///   wrong checksum or if there is no text to be had.
  public func text(
    fromFile file: String? = nil, keeping letters: Letters? = nil
  ) throws -> CorpusText {
    if let file { return try givenText(file, letters) }
    let letters = letters ?? .latin
    if let text = try cachedText(letters) { return text }
    do {
      return try downloadedText(letters)
    } catch let error as CorpusError {
      guard let reason = error.reasonForOtherText, let folder,
        let text = bookText(in: folder)
      else { throw error }
      return CorpusText(
        text: text, source: .book(insteadOf: published.path, reason: reason),
        letters: letters)
    }
  }

  /// The name that asks for the course's own pages; a file of this name is
  /// `./pages`.
  public static let pages = "pages"

  private func givenText(
    _ file: String, _ letters: Letters?
  ) throws -> CorpusText {
    if file == Self.pages, let text = folder.flatMap(bookText(in:)) {
      return CorpusText(text: text, source: .pages)
    }
    let text = try TextFile(file).text()
    let letters = letters ?? (published.isMade(of: text) ? .latin : .all)
    try requireLetters(letters, in: text, ofFile: file)
    return CorpusText(
      text: text,
      source: .file(displayName(ofFile: file), byteCount: text.utf8.count),
      letters: letters)
  }

  /// The file in the package.
  private var cache: URL? { folder?.appending(path: published.path) }

  private func cachedText(_ letters: Letters) throws -> CorpusText? {
    guard let path = cache?.path,
      FileManager.default.fileExists(atPath: path)
    else { return nil }
    let bytes = try TextFile(path).bytes()
    let checksum = sha1(of: bytes)
    guard checksum == published.checksum else {
      throw CorpusError.wrongFile(
        displayName(ofFile: path), checksum: checksum,
        expected: published.checksum)
    }
    return CorpusText(
      text: try decodeText(bytes, ofFile: path, keeping: letters),
      source: .cache(published.path, byteCount: bytes.count),
      letters: letters)
  }

  private func downloadedText(_ letters: Letters) throws -> CorpusText {
    let address = published.address
    let bytes: Data
    do {
      bytes = try download(address, published.byteCount)
    } catch {
      throw CorpusError.unavailable(
        path: published.path, address: "\(address)", reason: "\(error)")
    }
    let checksum = sha1(of: bytes)
    guard checksum == published.checksum else {
      throw CorpusError.wrongDownload(
        from: "\(address)", byteCount: bytes.count, checksum: checksum,
        expected: published.checksum)
    }
    return CorpusText(
      text: try decodeText(
        bytes, ofFile: published.path, keeping: letters),
      source: .download(
        from: address.host() ?? "\(address)", byteCount: bytes.count,
        savedTo: save(bytes) ? published.path : nil),
      letters: letters)
  }

  /// Keeps the bytes for the next run, if the package can be written to.
  private func save(_ bytes: Data) -> Bool {
    guard let cache else { return false }
    do {
      try FileManager.default.createDirectory(
        at: cache.deletingLastPathComponent(),
        withIntermediateDirectories: true)
      // Into a temporary file beside it, then renamed: no other program ever
      // sees half a text.
      try bytes.write(to: cache, options: .atomic)
      return true
    } catch {
      return false
    }
  }
}
