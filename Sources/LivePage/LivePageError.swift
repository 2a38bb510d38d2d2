/// Why the page that trains cannot be made; the description says what to do.
public enum LivePageError: Error, CustomStringConvertible {
  /// A program that is needed is not there.
  case missingTool(String)
  /// A program did not succeed, with what it said.
  case failed(_ command: String, _ words: String)
  /// A folder or a file of sources cannot be read.
  case unreadable(folder: String)

  public var description: String {
    switch self {
    case .missingTool(let tool):
      "\(tool) is missing: the page needs a toolchain from swift.org, which "
        + "has the compilers and the linker of WebAssembly."
    case .failed(let command, let words):
      "This command did not succeed: \(command)\n\(words)"
    case .unreadable(let folder):
      "\(folder) cannot be read: is the checkout complete?"
    }
  }
}
