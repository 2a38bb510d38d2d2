import Basics
import Chapter
import NGrams
import Tensors
import TextData

/// Language models that count: their estimates, on three words and the novel.
func playEstimates(_ characters: Corpus) throws {
  // snippet.small
  let small = Corpus("The time, the machine, the time!", tokens: .word)
  let counts = try NGramCounts(of: small, order: 2)
  for epsilon in [0, 1.0] {
    let model = try NGramModel(counts, smoothing: epsilon)
    for context in ["the", "time", "traveller"] {
      let p = model.probabilities(after: [small.vocabulary[context]])
      show(
        "ε = \(epsilon.written), after \(context):",
        zip(small.vocabulary.tokens, p)
          .map { "\($0) \(decimal($1, 3))" }.joined(separator: ", "))
    }
  }
  // snippet.end

  // snippet.rows
  let training = characters.prefix(10_000)
  let d = characters.vocabulary.count
  let ngrams = try NGramCounts(of: training, order: 5, vocabularySize: d)
  for order in 1...5 {
    let model = try NGramModel(ngrams, order: order, smoothing: 0.5)
    let farthest = ["t", "th", "the ", "qqqq", "zzth"].map { context in
      let tokens = tokenize([context], into: .character)[0]
      let row = model.probabilities(
        after: characters.vocabulary.indices(of: tokens))
      return abs(row.reduce(0, +) - 1)
    }.max()!
    check("order \(order): every row sums to one", farthest < 1e-14)
  }
  // snippet.end
}

/// Text that the models write, as characters and as words.
func playWriting(
  _ characters: Corpus, _ strings: NGramCounts, _ words: Corpus,
  _ phrases: NGramCounts, seed: UInt64
) throws {
  // snippet.strings
  var generator = SplitMix64(seed: seed)
  for order in 1...5 {
    let model = try NGramModel(strings, order: order, smoothing: 1)
    let written = model.sample(60, after: [], using: &generator)
    show("\(order):", characters.text(of: written))
  }
  // snippet.end

  // snippet.phrases
  for order in 1...3 {
    let model = try NGramModel(phrases, order: order, smoothing: 0.01)
    let written = model.sample(11, after: [], using: &generator)
    show("\(order):", words.text(of: written))
  }
  // snippet.end
}
