import BookTool
import Foundation
import OneHot
import Params
import RNNCell
import Tensors
import Testing

/// The formulas of the page with the numbers put in, computed from the page's
/// own numbers and by the cell.
@Suite struct StepByHandTests {
  typealias Matrix = [[Double]]

  /// The matrices of numbers in each formula of the page that has some.
  private func formulas(with start: String) throws -> [[Matrix]] {
    try Page(named: "05-rnn-cell.md").displayedFormulas
      .filter { $0.contains(start) }
      .map(Self.matrices).filter { !$0.isEmpty }
  }

  private static func matrices(of formula: String) -> [Matrix] {
    formula.matches(of: /\\begin\{bmatrix\}([-0-9.&\\ ]+)\\end\{bmatrix\}/)
      .map { match in
        match.1.split(separator: "\\\\").map { row in
          row.split(separator: "&").map {
            Double($0.trimmingCharacters(in: .whitespaces))!
          }
        }
      }
  }

  private func product(_ row: [Double], _ matrix: Matrix) -> [Double] {
    matrix[0].indices.map { k in
      zip(row, matrix).map { $0 * $1[k] }.reduce(0, +)
    }
  }

  private func sum(_ rows: [Double]...) -> [Double] {
    rows[0].indices.map { k in rows.map { $0[k] }.reduce(0, +) }
  }

  /// Whether the numbers agree to four decimals.
  private func agree(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 1.01e-4 }
  }

  private func tensor(_ matrix: Matrix) -> Tensor {
    Tensor(matrix.map { $0.map { Float($0) } })
  }

  @Test("both states on the page are those of their formulas and of the cell")
  func states() throws {
    let steps = try formulas(with: "\\mathbf{H}_")
      .filter { $0.count == 7 }
    try #require(steps.count == 2)
    let output = try #require(try formulas(with: "\\mathbf{O}_1").first)
    var before = [0.0, 0]
    for m in steps {
      let (x, W_xh, H, W_hh, b_h) = (m[0][0], m[1], m[2][0], m[3], m[4][0])
      #expect(agree(H, before))
      let written = sum(product(x, W_xh), product(H, W_hh), b_h)
      #expect(agree(written, m[5][0]))
      #expect(agree(written.map { tanh($0) }, m[6][0]))
      let cell = RNNCell(
        RNNParameters(
          W_xh: tensor(W_xh), W_hh: tensor(W_hh), b_h: tensor(m[4])[0],
          W_hq: tensor(output[1]), b_q: tensor(output[2])[0]))
      let (_, after) = cell(tensor(m[0]), HiddenState(tensor(m[2])))
      #expect(agree(after.H.elements.map(Double.init), m[6][0]))
      before = m[6][0]
    }
  }

  @Test("the product of the first state is added up on the page as it should")
  func product() throws {
    let text = try #require(
      try Page(named: "05-rnn-cell.md").displayedFormulas
        .first { $0.contains("\\cdot") })
    let state = try #require(
      try formulas(with: "\\mathbf{H}_").first { $0.count == 7 })
    let factors = text.matches(
      of: /\(?(-?[0-9.]+)\)? \\cdot \(?(-?[0-9.]+)\)?/
    ).map { (Double($0.1)!, Double($0.2)!) }
    try #require(factors.count == 4)
    // First the column of one unit, then that of the other.
    #expect(factors.map(\.0) == state[6][0] + state[6][0])
    #expect(factors.map(\.1) == [0, 1].flatMap { k in state[3].map { $0[k] } })
    let terms = factors.map { $0 * $1 }
    let result = Self.matrices(of: text).last![0]
    #expect(agree(result, [terms[0] + terms[1], terms[2] + terms[3]]))
  }

  @Test("the scores on the page are those of their formula")
  func scores() throws {
    let m = try #require(try formulas(with: "\\mathbf{O}_1 =").first)
    try #require(m.count == 4)
    #expect(agree(sum(product(m[0][0], m[1]), m[2][0]), m[3][0]))
  }

  @Test("powers, sum and probabilities on the page are those of the scores")
  func softmax() throws {
    let scores = try #require(try formulas(with: "\\mathbf{O}_1 =").first)[3][0]
    let text = try #require(
      try Page(named: "05-rnn-cell.md").displayedFormulas
        .first { $0.contains("softmax") })
    let m = Self.matrices(of: text)
    let total = try #require(
      text.firstMatch(of: /\\frac\{1\}\{([0-9.]+)\}/).flatMap { Double($0.1) })
    let powers = scores.map { exp($0) }
    // e^2.02 is steep: a last digit of the score moves more than one here.
    #expect(zip(powers, m[0][0]).allSatisfy { abs($0 - $1) < 1e-3 })
    #expect(abs(m[0][0].reduce(0, +) - total) < 1.01e-4)
    #expect(agree(m[0][0].map { $0 / total }, m[1][0]))
    #expect(
      agree(tensor([scores]).softmax().elements.map(Double.init), m[1][0]))
  }
}
