import Basics
import Chapter
import NGrams
import TextData

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
  ensureForPage(memoryClaims(own, new))
  figure("02d-orders.svg", try orders(counts, own, measured).svg)

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
  ensureForPage(choiceClaims(baselines.choices.map(\.perplexity)))

  // snippet.table
  show(HeldOutScore.header)
  for row in baselines.rows { show(row) }
  // snippet.end
}

/// What the page says of models on the text that they counted and on new text.
private func memoryClaims(_ own: [Perplexity], _ new: [Perplexity]) -> [Claim] {
  [
    Claim(
      "a longer context looks better on the text that was counted",
      zip(own, own.dropFirst()).allSatisfy { $1.value < $0.value }),
    Claim(
      "new text is impossible from the bigrams on, and not before",
      new[0].value.isFinite
        && new.dropFirst().allSatisfy { $0.value == .infinity }),
  ]
}

/// What the page says of the best model of each order.
private func choiceClaims(_ perplexities: [Double]) -> [Claim] {
  let gains = zip(perplexities, perplexities.dropFirst()).map { $0 - $1 }
  return [
    Claim(
      "each order gains, and less than the one before",
      gains.allSatisfy { $0 > 0 }
        && zip(gains, gains.dropFirst()).allSatisfy { $1 < $0 })
  ]
}

/// What counting cannot do.
func playLimits(_ characters: Corpus) throws {
  // snippet.renamed
  var generator = SplitMix64(seed: 1)
  let d = characters.vocabulary.count
  let names = generator.shuffled(Array(0..<d))
  let training = characters.prefix(10_000)
  let heldOut = characters.heldOut(5_000, after: 10_000)
  func perplexity(_ rename: (Int) -> Int) throws -> Double {
    let counts = try NGramCounts(
      of: training.map(rename), order: 8, vocabularySize: d)
    return try NGramModel(counts, smoothing: 32)
      .perplexity(on: heldOut.map(rename)).value
  }
  let (plain, renamed) = (try perplexity { $0 }, try perplexity { names[$0] })
  show("as it is", decimal(plain), "renamed", decimal(renamed))
  check("the same", plain == renamed)
  // snippet.end

  // snippet.kept
  for length in [10_000, characters.count] {
    let counts = try NGramCounts(
      of: characters.prefix(length), order: 8, vocabularySize: d)
    let kept = (1...8).reduce(0) {
      $0 + counts.rankedCounts(ofLength: $1).count
    }
    show(grouped(length), "characters:", grouped(kept), "counts")
  }
  // snippet.end
}
