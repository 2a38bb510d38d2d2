import Foundation

// What pandoc's pages need before they are written.

/// What pandoc leaves to be done. Bold letters upright, which it marks as bold
/// italic. Operators in subscripts without space, and names such as “log” with it.
/// And no second copy of each formula as TeX, nor a link in front of each line of
/// code: they would be a third of a page.
func mended(_ html: String) -> String {
  html.replacing(
    #/<annotation encoding="application\/x-tex">.*?<\/annotation>/#
      .dotMatchesNewlines(), with: ""
  )
  .replacing("<semantics>", with: "").replacing("</semantics>", with: "")
  .replacing(#/<a href="#cb[0-9-]+" aria-hidden="true"[^>]*><\/a>/#, with: "")
  .replacing(#/<mi mathvariant="bold-italic">(.)<\/mi>/#) { match in
    "<mi mathvariant=\"normal\">\(uprightBold(match.1))</mi>"
  }
  .replacing(scriptOfTokens) { match in
    match.0.replacing("<mo>", with: #"<mo lspace="0" rspace="0">"#)
  }
  .replacing(#/<mo>&#8289;<\/mo><\/mrow>(?=<m(?:i|n|sub|sup|frac)>)/#) {
    match in
    match.0 + thinSpace
  }
  .replacing(
    #/[^−]<\/m(?:i|n|sub|sup)>(?=<mrow><mi[^>]*>[a-z]+<\/mi><mo>&#8289;)/#
  ) {
    match in match.0 + thinSpace
  }
}

private let thinSpace = #"<mspace width="0.167em"></mspace>"#

/// A subscript or superscript such as t−1: a row of letters, numbers and
/// operators that is the last child of its parent, or the second of three.
private var scriptOfTokens: Regex<Substring> {
  #/<mrow>(?:<m[ino]>[^<]*<\/m[ino]>)+<\/mrow>(?=<\/m(?:sub|sup|under)|(?:<m[in]>[^<]*<\/m[in]>|<mrow>(?:<m[ino]>[^<]*<\/m[ino]>)+<\/mrow>)<\/m(?:subsup|underover)>)/#
}

/// The upright bold letter for a bold italic one: 𝐖 for 𝑾.
private func uprightBold(_ letter: Substring) -> String {
  guard let scalar = letter.unicodeScalars.first,
    (0x1D468...0x1D49B).contains(scalar.value),
    let upright = Unicode.Scalar(scalar.value - 0x68)
  else { return String(letter) }
  return String(Character(upright))
}

/// A formula that pandoc left as TeX, since it does not understand it, or as
/// code between dollars, since its braces do not match.
func unreadableFormula(in html: String) -> String? {
  html.firstMatch(
    of: #/(?:<span class="math [a-z]+">|\$<code>)(.*?)(?:<\/span>|<\/code>\$)/#
      .dotMatchesNewlines()
  ).map { plain($0.1) }
}

/// The style that all figures share, for figures that are drawn into a page: it
/// reaches only them, and it follows the theme of the page.
///
/// - Parameter svg: any figure of the book.
func figureStyle(from svg: String) throws -> String {
  guard
    let style = svg.firstMatch(
      of: #/<style>(.*?)<\/style>/#.dotMatchesNewlines())?.1,
    let dark = style.firstMatch(
      of: #/@media \(prefers-color-scheme: dark\) \{(.*)\}\s*$/#
        .dotMatchesNewlines())
  else {
    throw SiteError(description: "The figures have no style with a dark form.")
  }
  let light = style[..<dark.range.lowerBound]
    .replacing("svg { color-scheme: light dark }", with: "")
  return """
    .figure {\(light)}
    @media (prefers-color-scheme: dark) {
      :root:not([data-theme=light]) .figure {\(dark.1)}
    }
    :root[data-theme=dark] .figure {\(dark.1)}

    """
}

/// A part of a page that can be found: what stands below one heading.
struct Section: Equatable {
  let page: String
  let anchor: String
  let heading: String
  let text: String
}

/// The sections of a page's body, without figures, formulas of their own line,
/// listings and where they stand, and ways to other pages.
func sections(of html: String, page: String) -> [Section] {
  guard let start = html.range(of: "<main"),
    let end = html.range(of: "</main>")
  else { return [] }
  let body = html[start.lowerBound..<end.lowerBound].replacing(
    #/<svg.*?<\/svg>|<math display="block".*?<\/math>|<pre.*?<\/pre>|<nav.*?<\/nav>|<div class="(?:origin|places)">.*?<\/div>/#
      .dotMatchesNewlines(),
    with: " ")
  let headings = body.matches(
    of: #/<h[1-3] id="([^"]*)"[^>]*>(.*?)<\/h[1-3]>/#.dotMatchesNewlines())
  var title = ""
  return headings.indices.map { index in
    let heading = plain(headings[index].2)
    if index == 0 { title = heading }
    let end =
      index + 1 < headings.count
      ? headings[index + 1].range.lowerBound : body.endIndex
    return Section(
      page: page, anchor: String(headings[index].1),
      heading: heading == title ? title : "\(title) › \(heading)",
      text: plain(body[headings[index].range.upperBound..<end]))
  }
}

/// The text of some HTML.
func plain(_ html: some StringProtocol) -> String {
  String(html).replacing(#/<[^>]+>/#, with: "")
    .replacing("&lt;", with: "<").replacing("&gt;", with: ">")
    .replacing("&quot;", with: "\"").replacing("&#8289;", with: "")
    .replacing("&amp;", with: "&")
    .split { $0.isWhitespace }.joined(separator: " ")
}

/// The index that the page's search reads: a script, since a page that is opened
/// as a file may not fetch others.
func searchIndex(_ sections: [Section]) throws -> String {
  let rows = sections.map { [$0.page, $0.anchor, $0.heading, $0.text] }
  let json = try JSONEncoder().encode(rows)
  return "const searchIndex = " + String(decoding: json, as: UTF8.self) + "\n"
}

/// Links inside the site that lead nowhere: “05-rnn-cell.html: #the-ide”.
///
/// - Parameter pages: the HTML of all pages by their names.
func brokenLinks(in pages: [String: String]) -> [String] {
  let anchors = pages.mapValues { html in
    Set(html.matches(of: #/ id="([^"]+)"/#).map { String($0.1) })
  }
  return pages.sorted { $0.key < $1.key }.flatMap { page, html in
    html.matches(of: #/ href="([^":\/]*?\.html)?(#[^"]*)?"/#).compactMap {
      match in
      let target = match.1.map(String.init) ?? page
      guard let known = anchors[target] else { return "\(page): \(target)" }
      let anchor = match.2.map { String($0.dropFirst()) } ?? ""
      if anchor.isEmpty || known.contains(anchor) { return nil }
      return "\(page): \(target)#\(anchor)"
    }
  }
}
