/// The curves and the axes of a text chart.
struct TextPlot {
  private let square: UnitSquare
  private let labelWidth: Int
  /// One character for each place, the top row first.
  private var grid: [[Character]]

  init(_ chart: LineChart, columns: Int, rows: Int) {
    square = chart.fitted(xTicks: 7, yTicks: 5)
    labelWidth = square.y.ticks.labels.map(\.count).max() ?? 0
    let width = columns - labelWidth - 2
    grid = Array(repeating: Array(repeating: " ", count: width), count: rows)
    for reference in chart.references {
      guard let position = square.y.position(of: reference.value),
        (0...1).contains(position)
      else { continue }
      let row = row(at: position)
      for column in 0..<width { grid[row][column] = "·" }
    }
    for boundary in chart.boundaries {
      guard let position = square.x.position(of: boundary.value),
        (0...1).contains(position)
      else { continue }
      let column = column(at: position)
      for row in 0..<rows { grid[row][column] = ":" }
    }
    for (index, series) in chart.series.enumerated() {
      draw(series, with: TextChart.mark(index))
    }
  }

  /// The rows with their numbers, the horizontal axis, and its numbers.
  var lines: [String] {
    var labels: [Int: String] = [:]
    for (position, label) in square.y.marks {
      // Where two numbers fall on one row, the lower one stays.
      let row = row(at: position)
      if labels[row] == nil { labels[row] = label }
    }
    let blank = String(repeating: " ", count: labelWidth)
    let rows = grid.enumerated().map { row, characters in
      let label = labels[row] ?? ""
      let space = String(repeating: " ", count: labelWidth - label.count)
      let tick = label.isEmpty ? "│" : "┤"
      return trimmed("\(space)\(label) \(tick)\(String(characters))")
    }
    let (axis, numbers) = horizontalAxis
    return rows + ["\(blank) └\(axis)", trimmed("\(blank)  \(numbers)")]
  }

  private var horizontalAxis: (axis: String, numbers: String) {
    let width = grid[0].count
    var axis = [Character](repeating: "─", count: width)
    var numbers = [Character](repeating: " ", count: width)
    var free = 0
    for (position, label) in square.x.marks {
      let column = column(at: position)
      let start = min(max(0, column - label.count / 2), width - label.count)
      guard start >= free else { continue }
      axis[column] = "┬"
      numbers.replaceSubrange(start..<start + label.count, with: label)
      free = start + label.count + 2
    }
    return (String(axis), String(numbers))
  }

  private mutating func draw(_ series: Series, with mark: Character) {
    if series.isScattered {
      for point in square.markers(series.points) { put(mark, at: point) }
      return
    }
    for run in square.runs(through: series.points) {
      put(mark, at: run[0])
      for (start, end) in zip(run, run.dropFirst()) {
        // So many steps that no row or column between the ends is skipped.
        let rows = abs(row(at: end.y) - row(at: start.y))
        let columns = abs(column(at: end.x) - column(at: start.x))
        let steps = max(rows, columns, 1)
        for step in 1...steps {
          let t = Double(step) / Double(steps)
          put(
            mark,
            at: Point(
              start.x + t * (end.x - start.x),
              start.y + t * (end.y - start.y)))
        }
      }
    }
  }

  private mutating func put(_ mark: Character, at point: Point) {
    grid[row(at: point.y)][column(at: point.x)] = mark
  }

  private func row(at position: Double) -> Int {
    Int(((1 - position) * Double(grid.count - 1)).rounded())
  }

  private func column(at position: Double) -> Int {
    Int((position * Double(grid[0].count - 1)).rounded())
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
