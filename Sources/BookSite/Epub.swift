import Foundation

extension Site {
  /// Writes the book as an EPUB 3, with formulas as MathML.
  public func writeEPUB(to file: URL) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "epub-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    let new = folder.appending(path: "book.epub")
    try pandoc.convert(
      pageFiles, to: new,
      [
        "-t", "epub3", "--file-scope", "--toc", "--toc-depth=2",
        "--split-level=1", "--lua-filter",
        assets.appending(path: "epub.lua").path,
        "--css", assets.appending(path: "epub.css").path,
        "--resource-path", package.appending(path: "book").path,
        "--metadata", "title=Recurrent networks from scratch",
        "--metadata", "lang=en",
      ])
    try Data(contentsOf: new).write(to: file, options: .atomic)
  }
}
