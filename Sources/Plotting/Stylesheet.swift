/// The style sheet that every drawing carries.
enum Stylesheet {
  /// The shapes of the styles, their light colours, and the dark colours for
  /// a reader who prefers them.
  static let text = """
    \(shapes)
    \(colors(\.light))
    @media (prefers-color-scheme: dark) {
    \(colors(\.dark))
    }
    """

  private static let shapes: String = {
    let dashes = Palette.dashes.enumerated().compactMap { index, dash in
      dash.isEmpty ? nil : ".dash-\(index + 1) { stroke-dasharray: \(dash) }"
    }
    return """
      svg { color-scheme: light dark }
      text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, \
      Helvetica, Arial, sans-serif }
      .title { font-size: 16px; font-weight: 600 }
      .axis, .grid { stroke-width: 1 }
      .reference { stroke-width: 1.5; stroke-dasharray: 3 3 }
      [class*="line-"] { fill: none; stroke-width: 2; stroke-linejoin: round; \
      stroke-linecap: round }
      [class*="box-"] { fill-opacity: 0.15; stroke-width: 1.5 }
      .axis, .grid, .reference { fill: none }
      .dashed { stroke-dasharray: 5 5 }
      .dots { stroke-width: 3 }
      \(dashes.joined(separator: "\n"))
      """
  }()

  private static func colors(
    _ version: (Palette.Color) -> String
  ) -> String {
    let series = Palette.series.enumerated().map { index, color in
      let (slot, color) = (index + 1, version(color))
      return """
        .line-\(slot) { stroke: \(color) }
        .fill-\(slot) { fill: \(color) }
        .box-\(slot) { fill: \(color); stroke: \(color) }
        """
    }
    let muted = version(Palette.muted)
    return """
      text { fill: \(version(Palette.ink)) }
      .note { fill: \(muted) }
      .axis, .reference { stroke: \(muted) }
      .grid { stroke: \(version(Palette.faint)) }
      \(series.joined(separator: "\n"))
      """
  }
}
