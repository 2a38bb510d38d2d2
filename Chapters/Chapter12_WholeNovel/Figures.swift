import Concise
import Plotting
import TextData
import WholeNovel

/// How characters stand in a picture: cells in rows.
private struct Cells {
  let columns = 40
  let width = 11.0
  let height = 20.0
  let left = 10.0

  /// The width of a picture of them.
  var drawingWidth: Double { 2 * left + Double(columns) * width }

  /// The height of a text of so many characters, with its name above and room
  /// below.
  func blockHeight(_ count: Int) -> Double {
    let rows = (count + columns - 1) / columns
    return Double(rows) * height + 34
  }

  /// Writes a text with a coloured ground behind each character.
  ///
  /// - Parameter tints: from -1 (brown) over 0 (none) to 1 (blue).
  func draw(
    _ text: [Character], _ tints: [Double], at top: Double,
    into drawing: inout SVG
  ) {
    for (index, (character, tint)) in zip(text, tints).enumerated() {
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      let x = left + Double(column) * width
      let y = top + Double(row) * height
      let opacity = (min(1, abs(tint)) * 8).rounded() / 10
      if opacity > 0 {
        drawing.rect(
          x: x, y: y, width: width, height: height - 2, opacity: opacity,
          .fill(tint > 0 ? 0 : 1))
      }
      if character != " " {
        drawing.text(
          String(character), at: Point(x + width / 2, y + 14),
          anchor: .middle, .label)
      }
    }
  }
}

/// Some of the units that were found, over one passage.
func unitsPicture(
  _ findings: [UnitFinding], _ activity: UnitActivity, from start: Int
) -> String {
  let cells = Cells()
  // The strongest ones, each unit once.
  var chosen: [UnitFinding] = []
  for finding in findings.sorted(by: { abs($0.confirmed) > abs($1.confirmed) })
  where chosen.count < 4 && !chosen.contains(where: { $0.unit == finding.unit })
  { chosen.append(finding) }
  let length = min(4 * cells.columns, activity.text.count)
  let start = min(start, activity.text.count - length)
  let passage = start..<start + length
  let block = cells.blockHeight(length)
  let names = chosen.map { "unit \($0.unit), “\($0.feature)”" }
  var drawing = SVG(
    width: cells.drawingWidth, height: 40 + block * Double(chosen.count),
    title: "What units follow",
    description: """
      The same passage once for each of these: \(names.joined(separator: "; ")). \
      Behind each character a colour says what the unit does after reading it: \
      blue for positive, brown for negative, the stronger the further from 0.
      """)
  drawing.text("What units follow", at: Point(cells.left, 24), .title)
  for (number, finding) in chosen.enumerated() {
    let top = 40 + block * Double(number)
    drawing.text(names[number], at: Point(cells.left, top + 14), .note)
    let values = activity.activity(of: finding.unit)
    let largest = values.map(abs).max() ?? 1
    cells.draw(
      Array(activity.text[passage]), passage.map { values[$0] / largest },
      at: top + 22, into: &drawing)
  }
  return drawing.document
}

/// Which of the last characters move one prediction, for two networks.
func influencePicture(
  _ plain: ConciseLanguageModel, _ gated: ConciseLanguageModel,
  _ tokens: [Int], at position: Int
) -> String {
  let cells = Cells()
  let position = min(position, tokens.count - 1)
  let length = min(3 * cells.columns, position)
  let context = Array(tokens[position - length..<position])
  let block = cells.blockHeight(length)
  let next = tokens[position]
  let vocabulary = text.corpus.vocabulary
  func characters(_ tokens: [Int]) -> [Character] {
    tokens.map { Character(vocabulary.tokens[$0]) }
  }
  let letter =
    characters([next])[0] == " " ? "a space" : "“\(characters([next])[0])”"
  var drawing = SVG(
    width: cells.drawingWidth, height: 40 + 2 * block,
    title: "What a prediction depends on",
    description: """
      The same \(length) characters twice, before \(letter), which is to \
      be predicted: above for the plain network, below for the gated one. The \
      deeper the blue behind a character, the more it moves the probability.
      """)
  drawing.text(
    "What the prediction of \(letter) depends on", at: Point(cells.left, 24),
    .title)
  for (number, (name, model)) in [
    ("the plain network", plain), ("the gated network", gated),
  ].enumerated() {
    let top = 40 + block * Double(number)
    drawing.text(name, at: Point(cells.left, top + 14), .note)
    let influence = model.influence(on: next, of: context)
    let largest = influence.max() ?? 1
    cells.draw(
      characters(context),
      // The root lifts what is small, so that it can be seen.
      influence.map { ($0 / largest).squareRoot() }, at: top + 22,
      into: &drawing)
  }
  return drawing.document
}
