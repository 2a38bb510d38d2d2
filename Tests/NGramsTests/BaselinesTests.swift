import NGrams
import Testing

@Suite struct BaselinesTests {
  private let training = NGramText.random(500, vocabularySize: 8)
  private let heldOut = NGramText.random(90, vocabularySize: 8, seed: 2)

  @Test("the rows are uniform, order 1 to 3, and the best order")
  func rows() throws {
    let baselines = try Baselines(
      training: training, heldOut: heldOut, vocabularySize: 8)
    let rows = baselines.rows
    #expect(rows[0] == HeldOutScore("uniform", perplexity: 8))
    #expect(rows.count == 5)
    for (row, choice) in zip(
      rows.dropFirst(), baselines.choices.prefix(3) + [baselines.best])
    {
      let counts = try NGramCounts(
        of: training, order: choice.order, vocabularySize: 8)
      let model = try NGramModel(counts, smoothing: choice.smoothing)
      let perplexity = model.perplexity(on: heldOut)
      #expect(perplexity.tokens == 89)
      #expect(row.perplexity == perplexity.value)
    }
  }

  @Test("order and weight are the best on the last fifth of the training text")
  func choices() throws {
    let baselines = try Baselines(
      training: training, heldOut: heldOut, vocabularySize: 8)
    #expect(baselines.choices.map(\.order) == Array(Baselines.orders))
    for choice in baselines.choices {
      let counts = try NGramCounts(
        of: Array(training[..<400]), order: choice.order, vocabularySize: 8)
      let perplexities = try Baselines.weights.map {
        try NGramModel(counts, smoothing: $0)
          .perplexity(on: Array(training[400...])).value
      }
      #expect(choice.perplexity == perplexities.min())
      #expect(baselines.best.perplexity <= choice.perplexity)
    }
  }

  @Test("the held-out text has no say in what is chosen")
  func heldOutIsNotUsed() throws {
    let one = try Baselines(
      training: training, heldOut: heldOut, vocabularySize: 8)
    let other = try Baselines(
      training: training, heldOut: [1, 2, 1, 2, 1], vocabularySize: 8)
    #expect(one.choices == other.choices)
    #expect(one.rows != other.rows)
  }

  @Test("texts that are too short are errors")
  func short() {
    for (training, heldOut) in [([1, 2, 3, 1], [1]), ([1, 2], [1, 2])] {
      #expect(throws: NGramError.tooShort(tokens: 1)) {
        try Baselines(
          training: training, heldOut: heldOut, vocabularySize: 4)
      }
    }
  }

  @Test("a row has the perplexity and its logarithm to base 2, in columns")
  func row() {
    let row = HeldOutScore("uniform", perplexity: 8).description
    #expect(row.hasPrefix("uniform "))
    #expect(row.hasSuffix(" 8.00        3.00"))
    #expect(row.count == HeldOutScore.header.count)
    let long = HeldOutScore("recurrent, at its best, epoch 100", perplexity: 2)
    #expect(long.description.contains("epoch 100  "))
  }
}
