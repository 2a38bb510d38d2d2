import Basics
import Chapter
import Concise
import Experiments
import NGrams
import Predict
import Tensors

extension Experiment {
  static let decode = Experiment(
    "decode", "What do temperature, top-k and p^alpha do to samples?"
  ) { settings in
    let laboratory = try Laboratory(settings)
    let writer = try Writer(laboratory)
    show(
      Writer.table.row(
        "", ["new 4-grams", "perplexity", "counted", "copied"]))
    var rows: [String: DecodingRow] = [:]
    for (name, decoding) in decodings {
      rows[name] = try writer.show(name, decoding)
    }
    laboratory.ensure(decodingClaims(rows))
    show("")
    for (name, decoding) in decodings {
      show("\(name.left(16))\(try writer.sample(decoding))")
    }
  }
}

/// The ways to choose the next token that are compared.
// snippet.decodings
private let decodings: [(String, Decoding)] = [
  ("greedy", .greedy),
  ("temperature 0.5", .sampling(temperature: 0.5)),
  ("power 2", .sampling(power: 2)),
  ("temperature 1", .sampling()),
  ("temperature 1.5", .sampling(temperature: 1.5)),
  ("top 3", .sampling(topK: 3)),
  ("top 10", .sampling(topK: 10)),
]
// snippet.end

/// A trained model, and one that counts to judge what it writes.
private struct Writer {
  static let table = Table(first: 18, width: 12)

  let laboratory: Laboratory
  let model: ConciseLanguageModel
  let ngrams: NGramModel

  init(_ laboratory: Laboratory) throws {
    self.laboratory = laboratory
    model = try laboratory.recipe.learn(
      from: laboratory.parts, tokens: laboratory.tokens,
      seed: laboratory.settings.seed
    ).model
    let best = try laboratory.baselines().best
    ngrams = try NGramModel(
      NGramCounts(
        of: laboratory.parts.trainingAndValidation, order: best.order,
        vocabularySize: laboratory.tokens),
      smoothing: best.smoothing)
  }

  private func prefix() throws -> [Int] {
    try laboratory.corpus.indices(
      ofPrefix: opening("time traveller", in: laboratory.corpus))
  }

  /// The means over several samples.
  func show(_ name: String, _ decoding: Decoding) throws -> DecodingRow {
    let prefix = try prefix()
    let (count, length) = laboratory.isQuick ? (1, 100) : (10, 500)
    let qualities = laboratory.seeds(count).map { seed in
      var generator = SplitMix64(seed: seed)
      let sample = model.continuation(
        of: prefix, length: length, decoding: decoding, using: &generator)
      return SampleQuality(
        of: sample, after: prefix, by: model, countedBy: ngrams,
        training: laboratory.parts.training)
    }
    func median(_ value: (SampleQuality) -> Double) -> Double {
      Spread(qualities.map(value))?.median ?? .nan
    }
    let row = DecodingRow(
      diversity: median(\.diversity), perplexity: median(\.perplexity))
    Chapter.show(
      Self.table.row(
        name,
        [
          decimal(row.diversity), number(row.perplexity),
          number(median(\.countedPerplexity)),
          decimal(median { Double($0.longestCopy) }, 0),
        ]))
    return row
  }

  /// The beginning of a sample.
  func sample(_ decoding: Decoding) throws -> String {
    var generator = SplitMix64(seed: laboratory.settings.seed)
    let tokens = model.continuation(
      of: try prefix(), length: 60, decoding: decoding, using: &generator)
    return laboratory.corpus.text(of: tokens)
  }
}
