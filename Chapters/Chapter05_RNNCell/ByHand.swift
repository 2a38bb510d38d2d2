import Basics
import Foundation

// snippet.tiny
let alphabet = ["␣", "a", "l"]  // letters 0, 1 and 2
let W_xh = [[-1, 2], [2, 1], [0.5, -0.5]]  // a row for each letter
let W_hh = [[-0.5, -1], [2, 0]]
let b_h = [0.5, -0.5]
let W_hq = [[-2.0, -2, 2], [-1, 2, 0]]  // a column for each letter
let b_q = [0, 0, 0.5]
// snippet.end

/// The numbers of one step, computed one by one, as on paper: two units and
/// three letters.
struct StepByHand {
  let letter: Int
  /// X W_xh, H W_hh, and their sum with b_h: a number for each unit.
  let fromInput: [Double]
  let fromState: [Double]
  let sum: [Double]
  /// The new state.
  let H: [Double]
  /// A number for each letter.
  let scores: [Double]
  let probabilities: [Double]

  init(reading letter: Int, from before: [Double]) {
    // snippet.by-hand
    let fromInput = W_xh[letter]  // X W_xh: the row of this letter
    let fromState = [  // H W_hh: row times column
      before[0] * W_hh[0][0] + before[1] * W_hh[1][0],
      before[0] * W_hh[0][1] + before[1] * W_hh[1][1],
    ]
    let sum = (0..<2).map { fromInput[$0] + fromState[$0] + b_h[$0] }
    let H = sum.map { tanh($0) }
    let scores = (0..<3).map {
      H[0] * W_hq[0][$0] + H[1] * W_hq[1][$0] + b_q[$0]
    }
    let powers = scores.map { exp($0) }
    let total = powers[0] + powers[1] + powers[2]
    let probabilities = powers.map { $0 / total }
    // snippet.end
    self.letter = letter
    self.fromInput = fromInput
    self.fromState = fromState
    self.sum = sum
    self.H = H
    self.scores = scores
    self.probabilities = probabilities
  }

  /// The rows of a table: what each is called, and its numbers.
  var rows: [(name: String, numbers: [Double])] {
    [
      ("X W_xh", fromInput), ("H W_hh", fromState), ("b_h", b_h), ("sum", sum),
      ("tanh", H), ("scores", scores), ("softmax", probabilities),
    ]
  }

  /// The table as text.
  var table: String {
    let units = ["", "unit 1", "unit 2"]
    let letters = [""] + alphabet
    let lines = [units] + rows[..<5].map(Self.cells) + [letters]
    return (lines + rows[5...].map(Self.cells)).map { cells in
      cells[0].padding(toLength: 7, withPad: " ", startingAt: 0)
        + cells.dropFirst().map { $0.right(9) }.joined()
    }.joined(separator: "\n")
  }

  private static func cells(_ row: (name: String, numbers: [Double]))
    -> [String]
  { [row.name] + row.numbers.map { $0.decimals(4) } }
}
