import Chapter
import NGrams
import TextData

/// What perplexity means, in numbers.
func playPerplexity() {
  // snippet.perplexity
  let examples: [[Double]] = [
    [1, 1], [1 / 2, 1 / 8], [1 / 28, 1 / 28], [1, 0],
  ]
  for probabilities in examples {
    var perplexity = Perplexity()
    for p in probabilities { perplexity.add(probability: p) }
    show(
      probabilities.map { decimal($0, 3) }.joined(separator: ", "),
      "perplexity", decimal(perplexity.value), "bits",
      decimal(perplexity.bitsPerToken))
  }
  // snippet.end
}

/// How order and smoothing matter, and the table that every later model joins.
func playBaselines(_ characters: Corpus) throws {
  // snippet.memory
  let training = characters.prefix(10_000)
  let (fitted, measured) = (Array(training[..<8000]), Array(training[8000...]))
  let d = characters.vocabulary.count
  let counts = try NGramCounts(of: fitted, order: 8, vocabularySize: d)
  let plain = try NGramModel(counts, smoothing: 0)
  let (own, new) = (
    plain.perplexities(on: fitted), plain.perplexities(on: measured)
  )
  for order in 1...8 {
    show(
      "order \(order): on its own text", decimal(own[order - 1].value),
      "on new text", decimal(new[order - 1].value))
  }
  // snippet.end
  figure("02-orders.svg", try orders(counts, own, measured).svg)

  // snippet.choices
  let baselines = try Baselines(
    training: training, heldOut: characters.heldOut(5_000, after: 10_000),
    vocabularySize: characters.vocabulary.count)
  for choice in baselines.choices {
    show(
      "order \(choice.order): ε =", choice.smoothing.written, "perplexity",
      decimal(choice.perplexity))
  }
  // snippet.end

  // snippet.table
  show(HeldOutScore.header)
  for row in baselines.rows { show(row) }
  // snippet.end
}
