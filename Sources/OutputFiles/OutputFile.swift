import Foundation

/// Files that a program writes: whole or not at all.
///
///     try OutputFile.requireWritable("curve.svg")  // before the long run
///     try OutputFile.write(chart.svg, to: "curve.svg")
public enum OutputFile {
  /// Makes sure that a file can be written at this path, without leaving one
  /// behind and without touching one that is there.
  ///
  /// - Throws: `OutputFileError`, saying what stands in the way.
  public static func requireWritable(
    _ path: String
  ) throws(OutputFileError) {
    let draft = try draft(for: path, holding: Data())
    try? FileManager.default.removeItem(at: draft)
  }

  /// Writes the text as UTF-8, in place of a file that may be there already.
  ///
  /// - Throws: `OutputFileError`; the old file is then as it was.
  public static func write(
    _ text: String, to path: String
  ) throws(OutputFileError) {
    try write(Data(text.utf8), to: path)
  }

  /// Writes the bytes, in place of a file that may be there already.
  ///
  /// The bytes first go to a file of another name in the same folder, which
  /// then takes the place of `path` in one step, with its permissions: who reads `path` finds all of
  /// the old bytes or all of the new, even after the program was killed or the
  /// power was cut.
  ///
  /// - Throws: `OutputFileError`; the old file is then as it was.
  public static func write(
    _ bytes: Data, to path: String
  ) throws(OutputFileError) {
    let draft = try draft(for: path, holding: bytes)
    guard rename(draft.path, destination(of: path).path) == 0 else {
      let error = errno
      try? FileManager.default.removeItem(at: draft)
      throw .failed(path, reason: reason(of: error))
    }
  }

  /// The file that the path names, at the end of symbolic links.
  private static func destination(of path: String) -> URL {
    URL(fileURLWithPath: path).resolvingSymlinksInPath()
  }

  /// Checks the path and writes the bytes to a new file beside it.
  private static func draft(
    for path: String, holding bytes: Data
  ) throws(OutputFileError) -> URL {
    guard !path.isEmpty else { throw .emptyPath }
    let file = destination(of: path)
    let folder = file.deletingLastPathComponent()
    switch kind(of: file) {
    case .typeDirectory?: throw .isFolder(path)
    case .typeRegular?:
      guard FileManager.default.isWritableFile(atPath: file.path) else {
        throw .isReadOnly(path)
      }
    case nil:
      if path.hasSuffix("/") { throw .isFolder(path) }
      // The name may be one that no file can have: too long, for instance.
      if access(file.path, F_OK) != 0, ![ENOENT, ENOTDIR].contains(errno) {
        throw .failed(path, reason: reason(of: errno))
      }
    default: throw .isNotOrdinary(path)
    }
    guard kind(of: folder) == .typeDirectory else {
      throw .hasNoFolder(path, folder: folder.path)
    }
    Draft.removeAbandoned(of: file)
    let draft = Draft.next(for: file)
    do {
      try bytes.write(to: draft, options: .withoutOverwriting)
      // The new name must not reach the disk before the bytes do.
      let file = try FileHandle(forWritingTo: draft)
      defer { try? file.close() }
      try file.synchronize()
      try keepMode(of: destination(of: path), for: draft)
    } catch {
      try? FileManager.default.removeItem(at: draft)
      throw .failed(path, reason: reason(of: error))
    }
    return draft
  }

  /// Gives the draft the permissions of the file whose place it takes.
  private static func keepMode(of file: URL, for draft: URL) throws {
    let files = FileManager.default
    guard let old = try? files.attributesOfItem(atPath: file.path),
      let mode = old[.posixPermissions]
    else { return }
    try files.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: draft.path)
  }

  private static func kind(of url: URL) -> FileAttributeType? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
    return attributes?[.type] as? FileAttributeType
  }

  private static func reason(of code: Int32) -> String {
    String(cString: strerror(code))
  }

  /// What the system said, rather than what Foundation makes of it.
  private static func reason(of error: any Error) -> String {
    if let cause = (error as? CocoaError)?.underlying as? POSIXError {
      return reason(of: cause.code.rawValue)
    }
    return error.localizedDescription
  }
}
