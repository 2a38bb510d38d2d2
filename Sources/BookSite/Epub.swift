import Foundation
import OutputFiles

extension Site {
  /// Writes the book as an EPUB 3, with formulas as MathML.
  ///
  /// - Throws: an error that says what is missing, or why the file cannot be
  ///   written; an older file is then as it was.
  public func writeEPUB(to file: URL) throws {
    try OutputFile.requireWritable(file.path)
    let front = try frontMatter
    let epub = try withTemporaryFolder { folder in
      try copyPages(to: folder)
      let cover = folder.appending(path: "cover.svg")
      try asset("cover.svg").write(
        to: cover, atomically: false, encoding: .utf8)
      try pandoc.convert(
        pageFiles.map(\.lastPathComponent), in: folder, to: "book.epub",
        [
          "-t", "epub3", "--file-scope", "--toc", "--toc-depth=2",
          "--split-level=1", "--epub-cover-image=cover.svg",
          "--lua-filter=\(assets.appending(path: "epub.lua").path)",
          "--css=\(assets.appending(path: "epub.css").path)",
          // The style sheet has the colours.
          "--variable=highlighting-css=",
          "--metadata=lang=en", "--metadata=identifier=rnn-from-scratch",
          "--metadata=title=\(front.title)",
          "--metadata=subtitle=\(front.subtitle)",
          "--metadata=author=\(front.authors)",
          "--metadata=rights=\(front.copyright). \(front.licence).",
        ] + (sources.map { ["--variable=sources=\($0)"] } ?? []))
      return try Data(contentsOf: folder.appending(path: "book.epub"))
    }
    try OutputFile.write(epub, to: file.path)
  }

  /// Copies the pages, and their figures in the light form.
  private func copyPages(to folder: URL) throws {
    let files = FileManager.default
    for page in pageFiles {
      try files.copyItem(
        at: page, to: folder.appending(path: page.lastPathComponent))
    }
    let old = package.appending(path: "book/figures")
    let new = folder.appending(path: "figures")
    try files.createDirectory(at: new, withIntermediateDirectories: true)
    for name in try files.contentsOfDirectory(atPath: old.path) {
      let svg = try String(
        contentsOf: old.appending(path: name), encoding: .utf8)
      try lightFigure(svg).write(
        to: new.appending(path: name), atomically: false, encoding: .utf8)
    }
  }
}

/// A figure that stays dark on white: a reader at night may paint the page black
/// without telling the figures.
func lightFigure(_ svg: String) -> String {
  svg.replacing(
    #/@media \(prefers-color-scheme: dark\) \{.*?\}\s*(?=<\/style>)/#
      .dotMatchesNewlines(), with: ""
  )
  .replacing("color-scheme: light dark", with: "color-scheme: light")
}
