import Testing

@testable import TrainingLogs
@testable import TrainingProgram

/// The judgement of the curves, on curves that are made up. The vocabulary has
/// 7 tokens, and their frequencies score 6.
@Suite struct VerdictTests {
  private func rows(
    _ training: [Double], heldOut: [Double] = []
  ) -> [TrainingLog.Row] {
    training.indices.map { index in
      var row = row(.sequential, index + 1)
      row.unigramPerplexity = 6
      row.trainingPerplexity = training[index]
      row.heldOutPerplexity =
        heldOut.indices.contains(index) ? heldOut[index] : nil
      row.heldOutLoss = row.heldOutPerplexity
      return row
    }
  }

  @Test("a run that diverges says since when, and what its best was")
  func diverged() {
    let curves = [
      rows([6.5, 5, 9, 1e30], heldOut: [7, 5, 9, 1e31]),
      rows([6.5, 2.9, 6.1, 6.2], heldOut: [7, 5, 6, 6]),
    ]
    for rows in curves {
      #expect(rows.verdict == .diverged(since: 3, best: 2))
      let words = conclusion(of: rows).replacing("\n", with: " ")
      #expect(words.contains("since epoch 3"))
      #expect(words.contains("in epoch 2, its training perplexity was"))
    }
    // What was bad meanwhile and is good again has not diverged.
    #expect(
      rows([6.5, 1e9, 3], heldOut: [6, 1e9, 3]).verdict == .learning)
    #expect(rows([1e9, 1e9]).verdict == .diverged(since: 1, best: 1))
  }

  @Test("learning by heart, beginning and learning are told apart")
  func others() {
    #expect(
      rows([5, 3, 1], heldOut: [5, 4, 4.5]).verdict == .overfitting(best: 2))
    #expect(rows([5, 3, 1], heldOut: [5, 4, 4.3]).verdict == .learning)
    #expect(rows([7, 6.5], heldOut: [7, 6.5]).verdict == .beginning)
    // One measurement that is worse than guessing.
    #expect(rows([1.1], heldOut: [7.5]).verdict == .overfitting(best: 1))
    #expect(
      conclusion(of: rows([1.1], heldOut: [7.5])).contains("by heart"))
    #expect(
      conclusion(of: rows([7, 6.5], heldOut: [7, 6.5]))
        .contains("how often each token occurs"))
    #expect(conclusion(of: rows([3])).hasPrefix("No text was held out"))
  }
}
