import Basics

/// A drawing, built shape by shape and read as one SVG document.
///
///     var drawing = SVG(
///       width: 200, height: 100, title: "One step",
///       description: "A box named h.")
///     drawing.rect(x: 60, y: 20, width: 80, height: 60, .box(0))
///     drawing.text("h", at: Point(100, 55), anchor: .middle, .label)
///     drawing.document  // "<svg xmlns=…"
///
/// The background stays transparent, and the colours follow the light or dark
/// scheme of the page around it. Coordinates are rounded to 0.1; they must be
/// finite. Where there is room, a unit of them is shown as 1.25 pixels.
public struct SVG: Equatable, Sendable {
  /// Where a text stands relative to its point.
  public enum Anchor: String, Sendable {
    /// The text begins at the point.
    case start
    /// The middle of the text stands at the point.
    case middle
    /// The text ends at the point.
    case end
  }

  private let head: String
  private var lines: [String] = []
  private var depth = 1

  /// The widest drawing whose text, of 13 units, still has 11 pixels on a screen
  /// that is 390 pixels wide.
  public static let widest = 460.0
  /// The pixels of a unit where the page has room.
  private static let zoom = 1.25

  /// An empty drawing; `title` and `description` are its alternative text.
  ///
  /// - Parameter width: at most `widest`.
  public init(
    width: Double, height: Double, title: String, description: String
  ) {
    require(
      width <= Self.widest,
      "A drawing is \(Self.number(width)) wide; text would be too small on a "
        + "phone beyond \(Self.number(Self.widest)).")
    let shown = [width, height].map { Self.number(Self.zoom * $0) }
    let box = "0 0 \(Self.number(width)) \(Self.number(height))"
    head = """
      <svg xmlns="http://www.w3.org/2000/svg" role="img" \
      width="\(shown[0])" height="\(shown[1])" viewBox="\(box)">
        <title>\(Self.escaped(title))</title>
        <desc>\(Self.escaped(description))</desc>

      """
  }

  /// The whole drawing as the text of an SVG file.
  public var document: String {
    let style = Stylesheet.text.split(separator: "\n").map { "    \($0)\n" }
    let body = lines.map { $0 + "\n" }
    return "\(head)  <style>\n\(style.joined())  </style>\n"
      + "\(body.joined())</svg>\n"
  }

  // MARK: Shapes

  /// A straight line.
  public mutating func line(
    from start: Point, to end: Point, _ styles: SVGStyle...
  ) {
    add(
      "line",
      [
        ("x1", start.x), ("y1", start.y), ("x2", end.x), ("y2", end.y),
      ], styles)
  }

  /// A line through the points, broken where one of them is not finite.
  public mutating func path(_ points: [Point], _ styles: SVGStyle...) {
    let runs = points.split { !($0.x.isFinite && $0.y.isFinite) }
    add(path: runs.map(Array.init), styles)
  }

  /// Several lines as one shape. A run of a single point becomes a dot.
  public mutating func path(runs: [[Point]], _ styles: SVGStyle...) {
    add(path: runs, styles)
  }

  /// A rectangle, with its upper left corner at (x, y).
  ///
  /// - Parameter opacity: how much its colour hides, in tenths from 0 to 1; nil
  ///   for what its style says.
  public mutating func rect(
    x: Double, y: Double, width: Double, height: Double,
    cornerRadius: Double = 0, opacity: Double? = nil, _ styles: SVGStyle...
  ) {
    var numbers = [("x", x), ("y", y), ("width", width), ("height", height)]
    if cornerRadius > 0 { numbers.append(("rx", cornerRadius)) }
    if let opacity { numbers.append(("fill-opacity", opacity)) }
    add("rect", numbers, styles)
  }

  /// A circle around a point.
  public mutating func circle(
    at center: Point, radius: Double, _ styles: SVGStyle...
  ) {
    add("circle", [("cx", center.x), ("cy", center.y), ("r", radius)], styles)
  }

  /// One line of text, its baseline at the height of the point.
  public mutating func text(
    _ text: String, at point: Point, anchor: Anchor = .start,
    _ styles: SVGStyle...
  ) {
    var open = Self.tag("text", [("x", point.x), ("y", point.y)], styles)
    if anchor != .start { open += " text-anchor=\"\(anchor.rawValue)\"" }
    add("<\(open)>\(Self.escaped(text))</text>")
  }

  /// Shapes that share styles and are moved together.
  public mutating func group(
    movedBy offset: Point = Point(0, 0), _ styles: SVGStyle...,
    draw: (inout SVG) -> Void
  ) {
    var open = Self.tag("g", [], styles)
    if offset != Point(0, 0) {
      let (x, y) = (Self.number(offset.x), Self.number(offset.y))
      open += " transform=\"translate(\(x) \(y))\""
    }
    add("<\(open)>")
    depth += 1
    draw(&self)
    depth -= 1
    add("</g>")
  }

  // MARK: Text of the parts

  /// The text with the characters that mean something in XML written as
  /// entities, and those that XML does not allow replaced.
  public static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += " "
      case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func number(_ value: Double) -> String {
    require(
      value.magnitude < 1e9,
      "A coordinate of a drawing must be finite and below 10⁹; "
        + "\(value) is not.")
    return NumberText.short(value, decimals: 1)
  }

  private static func tag(
    _ name: String, _ numbers: [(String, Double)], _ styles: [SVGStyle]
  ) -> String {
    let attributes = numbers.map { " \($0)=\"\(number($1))\"" }.joined()
    let classes = styles.map(\.className).joined(separator: " ")
    return name + attributes + (classes.isEmpty ? "" : " class=\"\(classes)\"")
  }

  private mutating func add(
    _ name: String, _ numbers: [(String, Double)], _ styles: [SVGStyle]
  ) {
    add("<\(Self.tag(name, numbers, styles))/>")
  }

  private mutating func add(path runs: [[Point]], _ styles: [SVGStyle]) {
    let data = runs.filter { !$0.isEmpty }.map(Self.pathData).joined()
    guard !data.isEmpty else { return }
    add("<\(Self.tag("path", [], styles)) d=\"\(data)\"/>")
  }

  /// M moves to the first point, L draws a line to the next ones. Points that
  /// round to the same place are written once; h0 makes a lone point a dot.
  private static func pathData(_ run: [Point]) -> String {
    var places: [String] = []
    for point in run {
      let place = "\(number(point.x)) \(number(point.y))"
      if places.last != place { places.append(place) }
    }
    let data = "M" + places.joined(separator: "L")
    return places.count == 1 ? data + "h0" : data
  }

  private mutating func add(_ line: String) {
    lines.append(String(repeating: "  ", count: depth) + line)
  }
}
