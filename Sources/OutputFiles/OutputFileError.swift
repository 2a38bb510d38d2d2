/// Why a file cannot be written; the description is a sentence for the reader.
public enum OutputFileError: Error, Equatable, CustomStringConvertible {
  /// The path has no characters.
  case emptyPath
  /// The path names a folder.
  case isFolder(String)
  /// The folder of the file does not exist.
  case hasNoFolder(String, folder: String)
  /// There is a file that must not be changed.
  case isReadOnly(String)
  /// There is something that is neither a file nor a folder, such as a device.
  case isNotOrdinary(String)
  /// The system refused, for its own reason.
  case failed(String, reason: String)

  /// What is wrong with the path, and what to do.
  public var description: String {
    switch self {
    case .emptyPath:
      "The path of the output file is empty; name a file."
    case .isFolder(let path):
      "Cannot write “\(path)”: it names a folder; name a file inside it."
    case .hasNoFolder(let path, let folder):
      "Cannot write “\(path)”: there is no folder “\(folder)”; create it "
        + "or choose another path."
    case .isReadOnly(let path):
      "Cannot write “\(path)”: the file there is read-only; make it "
        + "writable or choose another path."
    case .isNotOrdinary(let path):
      "Cannot write “\(path)”: it is not an ordinary file; choose another "
        + "path."
    case .failed(let path, let reason):
      "Cannot write “\(path)”: \(reason.asSentence) Choose a path in a folder where "
        + "you may create files."
    }
  }
}

extension String {
  /// With one full stop at the end: some reasons of the system have one.
  package var asSentence: String { hasSuffix(".") ? self : self + "." }
}
