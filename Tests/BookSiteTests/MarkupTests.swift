import Foundation
import Testing

@testable import BookSite

@Suite struct MarkupTests {
  @Test("bold letters are upright, and no formula stands twice")
  func formulas() {
    let html = """
      <math><semantics><mrow><mi mathvariant="bold-italic">𝑾</mi></mrow>\
      <annotation encoding="application/x-tex">\\mathbf{W}
      </annotation></semantics></math>
      """
    #expect(
      mended(html)
        == #"<math><mrow><mi mathvariant="normal">𝐖</mi></mrow></math>"#)
  }

  @Test("operators in subscripts are set without space")
  func scripts() {
    let row = "<mrow><mi>t</mi><mo>−</mo><mn>1</mn></mrow>"
    let tight = row.replacing("<mo>", with: #"<mo lspace="0" rspace="0">"#)
    for parent in ["msub", "msup", "munder"] {
      #expect(
        mended("<\(parent)><mi>h</mi>\(row)</\(parent)>")
          == "<\(parent)><mi>h</mi>\(tight)</\(parent)>")
    }
    #expect(
      mended("<munderover><mo>∑</mo>\(row)<mi>T</mi></munderover>")
        == "<munderover><mo>∑</mo>\(tight)<mi>T</mi></munderover>")
    #expect(
      mended("<munderover><mo>∑</mo>\(row)\(row)</munderover>")
        == "<munderover><mo>∑</mo>\(tight)\(tight)</munderover>")
    let base = "<msup>\(row)<mn>2</mn></msup>\(row)"
    #expect(mended(base) == base)
  }

  @Test("“log” has a thin space on each side, but not before a bracket")
  func names() {
    let log = #"<mrow><mi mathvariant="normal">log</mi><mo>&#8289;</mo></mrow>"#
    let space = #"<mspace width="0.167em"></mspace>"#
    #expect(
      mended("<mi>a</mi>\(log)<mi>i</mi>")
        == "<mi>a</mi>\(space)\(log)\(space)<mi>i</mi>")
    let tight = "<mi>−</mi>\(log)<mo form=\"prefix\">(</mo>"
    #expect(mended(tight) == tight)
  }

  @Test("no line of code has a link of its own")
  func lines() {
    #expect(
      mended(
        ##"<span id="cb1-1"><a href="#cb1-1" aria-hidden="true" tabindex="-1"></a>let</span>"##
      ) == #"<span id="cb1-1">let</span>"#)
  }

  @Test("a formula that was left as TeX is found")
  func unreadable() {
    #expect(unreadableFormula(in: "<p><math>a</math></p>") == nil)
    #expect(
      unreadableFormula(
        in: #"<span class="math inline">\frac{a&lt;</span>"#) == #"\frac{a<"#)
  }

  @Test("the figures' style reaches only figures, and follows the theme")
  func style() throws {
    let svg = """
      <svg><style>
      text { fill: #111 }
      @media (prefers-color-scheme: dark) {
        text { fill: #eee }
      }
      </style></svg>
      """
    let style = try figureStyle(from: svg)
    #expect(style.contains(".figure {\ntext { fill: #111 }"))
    #expect(style.contains(":root[data-theme=dark] .figure {"))
    #expect(style.components(separatedBy: "#eee").count == 3)
    #expect(throws: SiteError.self) { try figureStyle(from: "<svg></svg>") }
  }

  @Test("sections have headings, anchors, and text without formulas")
  func sectionsOfPages() {
    let html = """
      <main id="page"><h1 id="a">5. The <em>cell</em></h1>
      <div class="places"><p>Section</p></div><p>One &amp; two.</p>
      <h2 id="b">Idea</h2><p>x <math><mi>y</mi></math>
      <math display="block">w</math> z</p>
      <div class="origin"><p>a.swift</p></div><pre>let a</pre>
      <nav class="ways">Next</nav></main>
      """
    #expect(
      sections(of: html, page: "p.html") == [
        Section(
          page: "p.html", anchor: "a", heading: "5. The cell",
          text: "One & two."),
        Section(
          page: "p.html", anchor: "b", heading: "5. The cell › Idea",
          text: "x y z"),
      ])
  }

  @Test("links that lead nowhere are found")
  func links() {
    let pages = [
      "a.html":
        ##"<p id="x"><a href="b.html#y"> <a href="#x"> <a href="../d.html">"##,
      "b.html":
        ##"<p id="y"><a href="a.html#z"> <a href="#q"> <a href="c.html">"##,
    ]
    #expect(
      brokenLinks(in: pages) == [
        "b.html: a.html#z", "b.html: b.html#q",
        "b.html: c.html",
      ])
  }

  @Test("in one document the pages keep their anchors apart")
  func anchors() {
    #expect(
      ownAnchors(
        of: ##"<p id="x"><a href="#x"><a href="b.html"><a href="b.html#y">"##,
        page: "a.html")
        == ##"<a id="a--"></a><p id="a--x"><a href="#a--x"><a href="#b--"><a href="#b--y">"##
    )
  }

  @Test("the contents are those of the book")
  func contents() throws {
    let book = package.appending(path: "book")
    let contents = Contents(
      of: try String(
        contentsOf: book.appending(path: "README.md"), encoding: .utf8))
    let files = try FileManager.default.contentsOfDirectory(atPath: book.path)
      .filter { $0.hasSuffix(".md") && $0 != "README.md" }
    #expect(contents.entries.map(\.file).sorted() == files.sorted())
    let (before, after) = contents.neighbours(of: "05-rnn-cell.md")
    #expect(before?.file == "04-params.md" && after?.file == "06-predict.md")
    #expect(contents.neighbours(of: "README.md").after?.number == "0")
    #expect(
      contents.list(current: "a-tape.md").contains(
        #"<a href="a-tape.html" aria-current="page"><b>A</b> "#))
  }

  @Test("pandoc that is missing or too old: a sentence says what to do")
  func pandoc() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "tools-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    let missing = #expect(throws: SiteError.self) {
      try Pandoc(package: folder, environment: ["PATH": folder.path])
    }
    #expect(missing?.description.contains(".ci/tools") == true)
    let old = folder.appending(path: "pandoc")
    try "#!/bin/sh\necho pandoc 2.17.1.1\n".write(
      to: old, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: old.path)
    let tooOld = #expect(throws: SiteError.self) {
      try Pandoc(package: folder, environment: ["PATH": folder.path])
    }
    #expect(tooOld?.description.contains("2.17.1.1") == true)
  }
}
