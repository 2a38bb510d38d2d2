import Basics
import Foundation
import Solutions
import Tensors
import Testing

private typealias Answers = Solutions.ChapterA2

@Suite struct ChapterA2Tests {
  @Test("1. scores 0 and ln 3: a loss of ln 4, and p minus y")
  func twoScores() {
    let (loss, gradient) = Answers.lossAndGradient(of: [0, log(3)], target: 0)
    #expect(abs(loss - log(4)) < 1e-12)
    #expect(largestDifference(gradient, [-0.75, 0.75]) < 1e-12)
    let other = Answers.lossAndGradient(of: [0, log(3)], target: 1)
    #expect(abs(other.loss - log(4.0 / 3)) < 1e-12)
    #expect(largestDifference(other.gradient, [0.25, -0.25]) < 1e-12)
    let scores = Tensor([[0, Float(log(3.0))]]).tracked()
    scores.crossEntropy([0]).backward()
    #expect(largestDifference(scores.gradient!.doubles, gradient) < 1e-6)
  }

  @Test("2. the derivatives by the scores add up to that by a shift, 0")
  func shift() {
    for target in 0..<4 {
      let (sum, shift) = Answers.sumAndShift(
        of: [2, -1, 0.5, 3], target: target)
      #expect(abs(sum) < 1e-6)
      #expect(abs(shift) < 1e-6)
    }
    let scores = Tensor([[2, -1, 0.5, 3]])
    let loss = scores.crossEntropy([1]).item
    #expect(abs((scores + 10).crossEntropy([1]).item - loss) < 1e-5)
  }

  @Test("3. as many nodes as additions, and a gradient of 1")
  func chain() {
    for additions in [1000, 200_000] {
      let (operations, gradient) = Answers.chain(additions: additions)
      #expect(operations == additions)
      #expect(gradient == 1)
    }
  }

  @Test("4. a distribution as the truth: p minus y as well")
  func distribution() {
    let start = [2, 1, -1, 0, 3, 0.5]
    let y = [0.2, 0.5, 0.3, 0, 0.9, 0.1]
    let scores = Tensor(shape: [2, 3], start.map { Float($0) }).tracked()
    let truth = Tensor(shape: [2, 3], y.map { Float($0) })
    let loss = Answers.crossEntropy(scores, with: truth)
    func precise(_ o: [Double]) -> Double {
      var total = 0.0
      for row in 0..<2 {
        let o = o[3 * row..<3 * row + 3].map { $0 }
        let logSum = log(o.reduce(0) { $0 + exp($1) })
        for k in 0..<3 { total += y[3 * row + k] * (logSum - o[k]) }
      }
      return total / 2
    }
    #expect(abs(Double(loss.item) - precise(start)) < 1e-6)
    (3 * loss).backward()
    let expected = centralDifferences(at: start) { 3 * precise($0) }
    #expect(largestDifference(scores.gradient!.doubles, expected) < 1e-6)
    // One-hot rows are the loss of the page.
    let hot = Tensor([[1, 0, 0], [0, 0, 1]])
    let same = Answers.crossEntropy(scores.detached, with: hot).item
    #expect(abs(same - scores.detached.crossEntropy([0, 2]).item) < 1e-6)
  }
}
