import Foundation

/// A text that everybody can get, known by its checksum.
public struct PublishedText: Equatable, Sendable {
  /// Where the package keeps it, seen from the package's folder.
  public let path: String

  /// Where it can be downloaded.
  public let address: URL

  /// How many bytes it has: no more than that need to be fetched.
  public let byteCount: Int

  /// The SHA-1 checksum of the right bytes.
  public let checksum: String

  /// A text with its place in the package, its address and the SHA-1 of its
  /// bytes.
  public init(path: String, address: URL, byteCount: Int, checksum: String) {
    self.path = path
    self.address = address
    self.byteCount = byteCount
    self.checksum = checksum
  }

  /// Whether these are its bytes.
  func isMade(of text: String) -> Bool {
    text.utf8.count == byteCount && sha1(of: Data(text.utf8)) == checksum
  }

  /// *The Time Machine* by H. G. Wells, the novel of this course.
  public static let timeMachine = PublishedText(
    path: "data/timemachine.txt",
    address: URL(
      string: "http://d2l-data.s3-accelerate.amazonaws.com/timemachine.txt")!,
    byteCount: 178_979,
    checksum: "090b5e7e70c295757f55df93cb0a180b9691891a")
}
