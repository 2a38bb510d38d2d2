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
func playLikelihoods(_ characters: Corpus) throws {
  let letters = "it was raining outside and the night was dark a banana bk"
  guard (try? characters.indices(ofPrefix: letters)) != nil else {
    note("The likelihoods of English texts are left out: letters are missing.")
    return
  }
  // snippet.likelihood
  let strings = try NGramCounts(of: characters, order: 5)
  let model = try NGramModel(strings, smoothing: 1)
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
