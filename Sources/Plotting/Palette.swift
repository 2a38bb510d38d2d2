import Basics

/// The colours of all drawings, for light pages and for dark ones.
///
/// Each colour of `series` stands out from white and from near-black pages
/// (contrast above 3), and any two differ in lightness or hue for readers with
/// each kind of colour blindness.
public enum Palette {
  /// One colour in its two versions, written as in "#0e56a8".
  public struct Color: Equatable, Sendable {
    /// The version for a light page.
    public let light: String
    /// The version for a dark page.
    public let dark: String
  }

  /// Blue, brown, green, magenta, olive, grey.
  public static let series = [
    Color(light: "#0e56a8", dark: "#6cc4ff"),
    Color(light: "#a8430a", dark: "#f0622f"),
    Color(light: "#0f9f70", dark: "#18a874"),
    Color(light: "#cf4bd6", dark: "#d96be0"),
    Color(light: "#8c8b0a", dark: "#f0d04a"),
    Color(light: "#3f454c", dark: "#8089a0"),
  ]

  /// Ordinary text.
  public static let ink = Color(light: "#1f2328", dark: "#f0f6fc")
  /// Axes, reference lines and small text.
  public static let muted = Color(light: "#59636e", dark: "#9198a1")
  /// Grid lines.
  public static let faint = Color(light: "#d9dfe5", dark: "#30363d")

  /// The lengths of dashes and gaps that go with the colours; the first line
  /// is solid.
  static let dashes = ["", "9 5", "2 4", "11 4 2 4", "5 3 5 7", "15 5"]

  /// The number in a class name: 1 for index 0, and 1 again after the last.
  static func slot(_ index: Int) -> Int {
    require(index >= 0, "Colours count from 0; \(index) is below.")
    return index % series.count + 1
  }
}
