/// A line chart drawn with characters, to look at in a terminal.
///
///     print(TextChart(chart))
///
/// Curves are drawn with the marks of the legend; a reference is a row of
/// dots, a boundary a column of colons. Where curves meet, the later one is seen.
public struct TextChart: Equatable, Sendable, CustomStringConvertible {
  /// The chart as lines of text, at most `columns` wide.
  public let description: String

  /// Draws a chart, in `rows` lines unless the legend needs more.
  public init(_ chart: LineChart, columns: Int = 78, rows: Int = 16) {
    precondition(
      columns >= 40 && rows >= 10,
      "A text chart needs 40 columns and 10 rows; \(columns) and \(rows) are "
        + "too few.")
    let legend = Self.legend(of: chart, columns: columns)
    let plot = TextPlot(
      chart, columns: columns, rows: max(5, rows - 4 - legend.count))
    let heading = [chart.title, Self.axes(of: chart)]
    let lines = heading.filter { !$0.isEmpty } + plot.lines + legend
    description = lines.map { Self.shortened($0, to: columns) }
      .joined(separator: "\n")
  }

  /// The character for a series.
  static func mark(_ index: Int) -> Character {
    let marks = Array("*o+x#@%&")
    return marks[index % marks.count]
  }

  private static func axes(of chart: LineChart) -> String {
    let scale = chart.y.scale == .logarithmic ? " (logarithmic)" : ""
    return "\(chart.y.label)\(scale) against \(chart.x.label)"
  }

  private static func legend(of chart: LineChart, columns: Int) -> [String] {
    let series = chart.series.enumerated().compactMap { index, series in
      series.name.isEmpty ? nil : "\(mark(index)) \(series.name)"
    }
    var lines: [String] = []
    let references = chart.references.map { "· \($0.label)" }
    let boundaries = chart.boundaries.map { ": \($0.label)" }
    for entry in series + references + boundaries {
      if let line = lines.last, line.count + 3 + entry.count <= columns {
        lines[lines.count - 1] = "\(line)   \(entry)"
      } else {
        lines.append(entry)
      }
    }
    return lines
  }

  /// The line without control characters, cut short where it is too long.
  private static func shortened(_ line: String, to columns: Int) -> String {
    let clean = line.map { $0.isNewline || $0 == "\t" ? " " : $0 }
      .filter { !($0.unicodeScalars.contains { $0.value < 32 }) }
    return clean.count <= columns
      ? String(clean) : String(clean.prefix(columns - 1)) + "…"
  }
}
