import Foundation
import OutputFiles

extension Site {
  /// Prints all pages, one behind the other, as a PDF.
  ///
  /// - Throws: an error that says what is missing, or why the file cannot be
  ///   written; an older file is then as it was.
  public func writePDF(to file: URL) throws {
    try OutputFile.requireWritable(file.path)
    _ = try Browser.requiredProgram()  // before the long work
    let pdf = try withTemporaryFolder { folder in
      let site = folder.appending(path: "site")
      try write(to: site)
      let paper = site.appending(path: "paper.html")
      try self.paper(of: site).write(
        to: paper, atomically: false, encoding: .utf8)
      let browser = try Browser()
      try browser.open(paper)
      return try browser.pdf(
        footer: #"<div style="width: 100%; text-align: center; "#
          + #"font: 8pt sans-serif"><span class="pageNumber"></span></div>"#)
    }
    try OutputFile.write(pdf, to: file.path)
  }

  /// All pages of a site as one document.
  func paper(of site: URL) throws -> String {
    let front = try frontMatter
    let articles = try pageNames.map { name in
      let html = try String(
        contentsOf: site.appending(path: name), encoding: .utf8)
      let text = ownAnchors(of: try mainPart(of: html, name), page: name)
      return "<article>\(withoutFiles(text))</article>"
    }
    return """
      <!doctype html>
      <html lang="en" data-theme="light">
      <head>
      <meta charset="utf-8">
      <title>\(front.title)</title>
      <link rel="stylesheet" href="site.css">
      <style>
      \(try asset("paper.css"))</style>
      </head>
      <body>
      <section class="cover">
      <p class="title">\(front.title)</p>
      <p>\(front.subtitle)</p>
      <p class="licence">\(escaped(front.copyright))<br>
      \(escaped(front.licence))</p>
      </section>
      <main>
      \(articles.joined(separator: "\n"))
      </main>
      </body>
      </html>
      """
  }
}

/// What stands in the main part of a page, without the ways to its neighbours.
private func mainPart(of html: String, _ name: String) throws -> String {
  guard let start = html.range(of: "<main id=\"page\">"),
    let end = html.range(
      of: "<nav class=\"ways\"", range: start.upperBound..<html.endIndex)
  else {
    throw SiteError(
      description: "\(name) has no main part: does page.html have "
        + "<main id=\"page\"> and <nav class=\"ways\"?")
  }
  return String(html[start.upperBound..<end.lowerBound])
}

/// The same body with anchors that no other page has, and links between pages
/// that stay inside the one document.
func ownAnchors(of body: String, page: String) -> String {
  func own(_ page: some StringProtocol, _ anchor: some StringProtocol)
    -> String
  { "\(page.dropLast(5))--\(anchor)" }
  let top = "<a id=\"\(own(page, ""))\"></a>"
  return top
    + body.replacing(#/ id="([^"]+)"/#) { " id=\"\(own(page, $0.1))\"" }
    .replacing(#/ (href|xlink:href)="#([^"]+)"/#) {
      " \($0.1)=\"#\(own(page, $0.2))\""
    }
    .replacing(#/ href="([a-z0-9-]+\.html)(?:#([^"]*))?"/#) {
      " href=\"#\(own($0.1, $0.2 ?? ""))\""
    }
    .replacing(#/url\(#([^)]+)\)/#) { "url(#\(own(page, $0.1)))" }
}

/// The same body with the names of files in place of links to them: a book has
/// no files beside it.
func withoutFiles(_ body: String) -> String {
  body.replacing(
    #/<a [^>]*?href="(?!#|https?:)[^"]*"[^>]*>(.*?)<\/a>/#
      .dotMatchesNewlines()
  ) { $0.1 }
}
