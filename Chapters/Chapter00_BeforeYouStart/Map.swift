import Plotting

/// A page of the course as it stands on the map.
struct Station {
  /// The number of the page: 5, 2b, A2; for the museum, its name.
  let number: String
  /// The title, short enough for the map.
  let title: String

  init(_ number: String, _ title: String) {
    (self.number, self.title) = (number, title)
  }

  /// What the names of its files begin with: 05, 02b, a2.
  var file: String {
    let name = number.lowercased()
    let digits = name.prefix { $0.isNumber }
    return digits.count == 1 ? "0" + name : name
  }
}

/// Pages that belong together.
struct StationGroup {
  let name: String
  let stations: [Station]
}

/// All pages in the order of reading.
let courseMap = [
  StationGroup(
    name: "Sequences and text",
    stations: [
      Station("0", "Before you start"), Station("1", "Sequence models"),
      Station("1b", "Looking ahead"), Station("2", "Text as numbers"),
      Station("2b", "Minibatches"), Station("2c", "Models that count"),
      Station("2d", "Perplexity"),
    ]),
  StationGroup(
    name: "The network",
    stations: [
      Station("3", "One-hot vectors"), Station("4", "Parameters"),
      Station("5", "The recurrent cell"), Station("6", "Prediction"),
      Station("7", "Gradient clipping"), Station("8", "Training"),
      Station("8b", "Behind the run"),
    ]),
  StationGroup(
    name: "Through time",
    stations: [
      Station("9", "Back through time"), Station("9b", "Why gradients fade"),
    ]),
  StationGroup(
    name: "Layers and gates",
    stations: [
      Station("10", "A layer by hand"), Station("10b", "Gates"),
      Station("10c", "The concise model"),
    ]),
  StationGroup(
    name: "Experiments",
    stations: [
      Station("11", "Experiments"), Station("11b", "More experiments"),
      Station("12", "The whole novel"), Station("12b", "What it looks at"),
      Station("13", "Many machines"),
    ]),
  StationGroup(
    name: "Appendices",
    stations: [
      Station("bugs", "The museum of bugs"), Station("A", "Tensors, the tape"),
      Station("A2", "Inside the tape"), Station("B", "The kernel"),
      Station("B2", "How fast"), Station("C", "Coming from …"),
      Station("D", "Differences"),
    ]),
]

/// The large map, and a small one for each page, with the names of their files.
func mapFigures() -> [(name: String, drawing: String)] {
  [("map.svg", largeMap())]
    + courseMap.flatMap(\.stations).map {
      ("map-\($0.file).svg", smallMap(at: $0))
    }
}

// MARK: - The large map

/// All pages with their titles, in two columns.
private func largeMap() -> String {
  var drawing = SVG(
    width: 460, height: 522, title: "The map of the course",
    description: courseMap.map { group in
      "\(group.name): "
        + group.stations.map { "\($0.number) \($0.title)" }
        .joined(separator: ", ") + "."
    }.joined(separator: " "))
  let (pitch, gap) = (22.0, 52.0)
  for (column, groups) in [courseMap[..<2], courseMap[2...]].enumerated() {
    let x = 20 + 228 * Double(column)
    var y = 20.0
    for group in groups {
      let color = courseMap.firstIndex { $0.name == group.name }!
      drawing.text(group.name, at: Point(x - 8, y), .title)
      let rows = Double(group.stations.count)
      drawing.line(
        from: Point(x, y + 20), to: Point(x, y + 20 + (rows - 1) * pitch),
        .line(color))
      for (row, station) in group.stations.enumerated() {
        let middle = y + 20 + Double(row) * pitch
        drawing.circle(at: Point(x, middle), radius: 5, .fill(color))
        drawing.text(
          station.number, at: Point(x + 14, middle + 5), .label)
        drawing.text(
          station.title, at: Point(x + 54, middle + 5), .label)
      }
      y += (rows - 1) * pitch + gap + 8
    }
  }
  return drawing.document
}

// MARK: - The small maps

/// The numbers of all pages in two rows, grouped by colour, with the present
/// one filled. Narrow, so that the numbers can be read on a telephone, too.
func smallMap(at present: Station) -> String {
  let group = courseMap.first { group in
    group.stations.contains { $0.number == present.number }
  }!
  let width = 456.0
  var drawing = SVG(
    width: width, height: 42, title: "The map of the course, page by page",
    description: """
      The numbers of all pages in their groups. You are at \(present.number), \
      \(present.title), in the group \(group.name).
      """)
  for (row, groups) in [courseMap[..<2], courseMap[2...]].enumerated() {
    let widths = groups.flatMap(\.stations).map { cellWidth(of: $0) }
    let gaps = 8 * Double(groups.count - 1)
    // What is left over is shared out, so that both rows are as wide.
    let extra =
      (width - 2 - gaps - widths.reduce(0, +)) / Double(widths.count)
    var x = 1.0
    let y = 1 + 21 * Double(row)
    for group in groups {
      let color = courseMap.firstIndex { $0.name == group.name }!
      let cells = group.stations.map { cellWidth(of: $0) + extra }
      drawing.rect(
        x: x, y: y, width: cells.reduce(0, +), height: 18, cornerRadius: 4,
        .box(color))
      for (station, cell) in zip(group.stations, cells) {
        if station.number == present.number {
          drawing.rect(
            x: x, y: y, width: cell, height: 18, cornerRadius: 4,
            opacity: 0.5, .fill(color))
        }
        drawing.text(
          station.number, at: Point(x + cell / 2, y + 14), anchor: .middle,
          .label)
        x += cell
      }
      x += 8
    }
  }
  return drawing.document
}

/// The room that a number needs, on the wide side.
private func cellWidth(of station: Station) -> Double {
  6 + 8.4 * Double(station.number.count)
}
