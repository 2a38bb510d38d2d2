import Foundation

extension Site {
  /// Prints all pages, one behind the other, as a PDF.
  public func writePDF(to file: URL) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "paper-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try write(to: folder)
    let names = pageNames
    let bodies = try names.map { name in
      let html = try String(
        contentsOf: folder.appending(path: name), encoding: .utf8)
      return "<article>\(ownAnchors(of: body(of: html), page: name))</article>"
    }
    let all = """
      <!doctype html><html lang="en" data-theme="light"><head>
      <meta charset="utf-8"><title>Recurrent networks from scratch</title>
      <link rel="stylesheet" href="site.css">
      <style>
      @page { size: A4; margin: 18mm 18mm 20mm }
      article { break-before: page }
      </style></head><body><main>
      \(bodies.joined(separator: "\n"))
      </main></body></html>
      """
    let paper = folder.appending(path: "paper.html")
    try all.write(to: paper, atomically: false, encoding: .utf8)
    let browser = try Browser()
    try browser.open(paper)
    let footer =
      #"<div style="width: 100%; text-align: center; font-size: 8pt">"#
      + #"<span class="pageNumber"></span></div>"#
    try browser.pdf(footer: footer).write(to: file, options: .atomic)
  }
}

/// What stands in the main part of a page, without the ways to its neighbours.
private func body(of html: String) -> String {
  guard let start = html.range(of: "<main id=\"page\">"),
    let end = html.range(of: "<nav class=\"ways\"")
  else { return "" }
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
