/// The look of a shape, by its meaning. Figures that use these share their
/// colours and fonts, on light and on dark pages.
///
/// Numbers count the colours of the palette from 0 and start again after the
/// last one.
public enum SVGStyle: Equatable, Sendable {
  /// Text: a heading, ordinary text, and small text that steps back.
  case title, label, note
  /// Thin lines: an axis, a line of the grid, a value to compare with.
  case axis, grid, reference
  /// A curve in a colour of the palette.
  case line(Int)
  /// A pattern for a curve; pattern 0 is a solid line.
  case dash(Int)
  /// Short, even dashes for a curve.
  case dashed
  /// Small dots for points that are not joined.
  case dots
  /// A shape filled with a colour of the palette.
  case fill(Int)
  /// A shape with a border of the palette and a light tint of it inside.
  case box(Int)

  /// The name of the style in the style sheet of a drawing.
  var className: String {
    switch self {
    case .title: "title"
    case .label: "label"
    case .note: "note"
    case .axis: "axis"
    case .grid: "grid"
    case .reference: "reference"
    case .line(let index): "line-\(Palette.slot(index))"
    case .dash(let index): "dash-\(Palette.slot(index))"
    case .dashed: "dashed"
    case .dots: "dots"
    case .fill(let index): "fill-\(Palette.slot(index))"
    case .box(let index): "box-\(Palette.slot(index))"
    }
  }
}
