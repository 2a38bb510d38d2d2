import Plotting
import Testing

@Suite struct SVGTests {
  private let empty = SVG(
    width: 210, height: 97, title: "Title", description: "Description")

  @Test("every character of a text comes back from the document")
  func escaping() throws {
    let odd = #"a < b && "c" > 'd' é ∑ 🙂"#
    var drawing = SVG(width: 7, height: 5, title: odd, description: odd)
    drawing.text(odd, at: Point(1, 2), .label)
    let shapes = try #require(DrawnShapes(drawing.document))
    for name in ["title", "desc", "text"] {
      #expect(shapes.named(name).map(\.text) == [odd])
    }
    #expect(SVG.escaped(#"&<>""#) == "&amp;&lt;&gt;&quot;")
  }

  @Test("characters that XML does not allow do not break the document")
  func controlCharacters() throws {
    var drawing = empty
    drawing.text("a\u{0}b\u{1B}[0mc\u{FFFF}\nd", at: Point(0, 0))
    let shapes = try #require(DrawnShapes(drawing.document))
    #expect(shapes.named("text")[0].text == "a\u{FFFD}b\u{FFFD}[0mc\u{FFFD} d")
  }

  @Test("a drawing is an image with alternative text and its own style sheet")
  func document() throws {
    let shapes = try #require(DrawnShapes(empty.document))
    #expect(
      shapes.all.map(\.name) == ["svg", "title", "desc", "style"])
    let root = shapes.all[0].attributes
    #expect(root["role"] == "img")
    #expect(root["viewBox"] == "0 0 210 97")
    #expect(shapes.all[1].text == "Title")
    #expect(shapes.all[2].text == "Description")
    #expect(shapes.all[3].text.contains("@media (prefers-color-scheme: dark)"))
  }

  @Test("coordinates are rounded to a tenth, without zeros to spare")
  func coordinates() {
    var drawing = empty
    drawing.line(from: Point(1.25, -0.04), to: Point(3, 1000.96), .axis)
    #expect(
      drawing.document.contains(
        #"<line x1="1.3" y1="0" x2="3" y2="1001" class="axis"/>"#))
  }

  @Test("each shape becomes its element, with its place and its styles")
  func shapes() throws {
    var drawing = empty
    drawing.rect(
      x: 1, y: 2, width: 3, height: 4, cornerRadius: 0.5, .box(2))
    drawing.circle(at: Point(5, 6), radius: 7, .fill(0))
    drawing.text("t", at: Point(8, 9), anchor: .end, .note)
    drawing.path([Point(0, 1), Point(2, 3)], .line(1), .dash(4))
    let shapes = try #require(DrawnShapes(drawing.document)).all.dropFirst(4)
    let attributes = shapes.map(\.attributes)
    #expect(shapes.map(\.name) == ["rect", "circle", "text", "path"])
    #expect(
      attributes == [
        [
          "x": "1", "y": "2", "width": "3", "height": "4", "rx": "0.5",
          "class": "box-3",
        ],
        ["cx": "5", "cy": "6", "r": "7", "class": "fill-1"],
        ["x": "8", "y": "9", "text-anchor": "end", "class": "note"],
        ["d": "M0 1L2 3", "class": "line-2 dash-5"],
      ])
  }

  @Test("a path breaks at points that are not finite, and nowhere else")
  func brokenPath() throws {
    var drawing = empty
    drawing.path([
      Point(.nan, 0), Point(1, 2), Point(3, 4), Point(5, .infinity),
      Point(6, 7), Point(-.infinity, 8),
    ])
    let path = try #require(DrawnShapes(drawing.document)).named("path")
    #expect(path.map { $0.attributes["d"] } == ["M1 2L3 4M6 7h0"])
  }

  @Test("a path without any finite point is left out")
  func emptyPath() {
    var drawing = empty
    drawing.path([Point(.nan, 1)])
    drawing.path(runs: [[], []])
    #expect(drawing == empty)
  }

  @Test("a group holds what is drawn in it, moved by its offset")
  func groups() {
    var drawing = empty
    drawing.group(movedBy: Point(10, -2.5), .axis) { group in
      group.circle(at: Point(0, 0), radius: 1)
    }
    #expect(
      drawing.document.contains(
        """
          <g class="axis" transform="translate(10 -2.5)">
            <circle cx="0" cy="0" r="1"/>
          </g>
        """))
  }

  @Test("the style sheet knows every style")
  func styles() {
    let styles: [(SVGStyle, String)] =
      [
        (.title, ".title"), (.note, ".note"), (.axis, ".axis"),
        (.grid, ".grid"), (.reference, ".reference"), (.dashed, ".dashed"),
      ]
      + Palette.series.indices.flatMap { index in
        [
          (SVGStyle.line(index), ".line-\(index + 1)"),
          (.fill(index), ".fill-\(index + 1)"),
          (.box(index), ".box-\(index + 1)"),
        ]
      }
    for (style, selector) in styles {
      var drawing = empty
      drawing.rect(x: 0, y: 0, width: 1, height: 1, style)
      #expect(drawing.document.contains("class=\"\(selector.dropFirst())\""))
      let rules = drawing.document.split { " ,\n".contains($0) }
      #expect(rules.contains(Substring(selector)))
    }
  }
}
