import Basics
import Chapter
import Foundation
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

/// Why a likelihood needs a mean: texts of different lengths after one prefix.
func playLikelihoods(_ characters: Corpus, _ strings: NGramCounts) throws {
  let letters = "it was raining outside and the night was dark a banana bk"
  guard (try? characters.indices(ofPrefix: letters)) != nil else {
    note("The likelihoods of English texts are left out: letters are missing.")
    return
  }
  // snippet.likelihood
  let model = try NGramModel(strings, order: 5, smoothing: 1)
  var scores: [(likelihood: Double, perplexity: Double)] = []
  for text in ["outside", "outside and the night was dark", "a banana", "bk"] {
    var context = try characters.indices(ofPrefix: "it was raining ")
    var (likelihood, perplexity) = (1.0, Perplexity())
    for token in try characters.indices(ofPrefix: text) {
      let p = model.probability(of: token, after: context)
      likelihood *= p
      perplexity.add(probability: p)
      context.append(token)
    }
    scores.append((likelihood, perplexity.value))
    show(
      text.padding(toLength: 30, withPad: " ", startingAt: 0),
      String(format: "%.1e", likelihood), " perplexity",
      decimal(perplexity.value))
  }
  // snippet.end
  ensureForPage(likelihoodClaims(scores))
}

/// What the page says of a beginning, the sentence, nonsense and two letters.
private func likelihoodClaims(
  _ scores: [(likelihood: Double, perplexity: Double)]
) -> [Claim] {
  let (start, sentence, letters) = (scores[0], scores[1], scores[3])
  return [
    Claim(
      "a text is less likely than its own beginning",
      sentence.likelihood < start.likelihood),
    Claim(
      "the two letters are more likely than the sentence",
      letters.likelihood > sentence.likelihood),
    Claim(
      "the perplexity puts the sentence first and the two letters last",
      scores.allSatisfy {
        (sentence.perplexity...letters.perplexity).contains($0.perplexity)
      }),
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
