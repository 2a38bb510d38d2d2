/// Why the novel cannot be used; the description says what to do.
public enum CorpusError: Error, Equatable, CustomStringConvertible {
  /// The file in the package is another text or a damaged one.
  case wrongFile(String, checksum: String, expected: String)
  /// The network delivered something else.
  case wrongDownload(
    from: String, byteCount: Int, checksum: String, expected: String)
  /// The text is neither in the package nor to be had from the network.
  case unavailable(path: String, address: String, reason: String)

  public var description: String {
    switch self {
    case .wrongFile(let name, let checksum, let expected):
      "The file \(name) is not the text it should be: its SHA-1 is "
        + "\(checksum), expected \(expected). Delete it to get it anew, or "
        + "choose it with --corpus FILE."
    case .wrongDownload(let address, _, let checksum, let expected):
      "\(address) did not deliver the text: the SHA-1 is \(checksum), "
        + "expected \(expected). Nothing was saved. Choose a text of your "
        + "own with --corpus FILE."
    case .unavailable(let path, let address, let reason):
      "The package has no \(path), and it cannot be downloaded from "
        + "\(address) (\(reason)). Put the file there, or choose a text of "
        + "your own with --corpus FILE."
    }
  }

  /// Why another text must do, where one may: to be quoted in a sentence.
  var reasonForOtherText: String? {
    switch self {
    case .wrongFile: nil
    case .wrongDownload(let address, let byteCount, _, _):
      "\(address) delivered \(byteCount.grouped) bytes of something else, "
        + "perhaps the login page of a network"
    case .unavailable(_, _, let reason): reason
    }
  }
}
