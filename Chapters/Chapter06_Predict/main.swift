import Basics
import Chapter
import CommandLineOptions
import Foundation
import Predict
import RNNCell
import Tensors
import TextData

let settings = beginChapter(
  "Chapter06_Predict",
  "Plays chapter 6: continuing a text; or asks a model that was saved.",
  defaults: Settings(), options: Settings.options)

do {
  if let path = settings.weights {
    try ask(path, settings)
    exit(0)
  }
  try settings.requireNothingToAsk()
} catch {
  exit(reporting: error)
}

// snippet.model
var generator = SplitMix64(seed: settings.seed)
let corpus = loadCorpus(settings)
let model = RNNLanguageModel(
  vocabularySize: corpus.vocabulary.count, hiddenUnits: 512, using: &generator)
// A text of your own may not have these letters; then it is its beginning.
let beginning = opening("time traveller ", in: corpus)
// snippet.end

// MARK: - Reading and writing

do {
  // snippet.untrained
  show(try model.text(continuing: beginning, length: 10, in: corpus))
  // snippet.end

  // snippet.state
  let prefix = try corpus.indices(ofPrefix: beginning)
  let before = model.parameters
  let start = model.initialState(batchSize: 1)
  let (_, state) = model(TokenMatrix([prefix]), start)
  check("another state", state.H != start.H)
  check(
    "other parameters", zip(model.parameters, before).contains { $0 != $1 },
    is: false)
  // snippet.end

  // snippet.cycle
  let (logits, _) = model(TokenMatrix([prefix]), start)
  let p = logits[prefix.count - 1].softmax().elements  // after the last token
  show("smallest", decimal(Double(p.min()!), 4))
  show("1 /", p.count, "=", decimal(1 / Double(p.count), 4))
  show("largest", decimal(Double(p.max()!), 4))

  show(try model.text(continuing: beginning, length: 60, in: corpus))
  // snippet.end

  // snippet.normalised
  for prefix in ["time traveller ", "Time Traveller, ", "TIME -- traveller!"] {
    let prefix = opening(prefix, in: corpus)
    show(try model.text(continuing: prefix, length: 10, in: corpus))
  }
  // snippet.end
} catch {
  exit(reporting: error)
}

// snippet.empty
do {
  show(try model.text(continuing: "1895", length: 10, in: corpus))
} catch {
  show(error)
}
// snippet.end

// MARK: - A small distribution

// snippet.powers
let p = [0.6, 0.3, 0.1]
let scores = [9] + log(Tensor(p.map { Float($0) })).elements

/// q_i = p_i^α / Σ p_j^α.
func powered(_ p: [Double], _ alpha: Double) -> [Double] {
  let logarithms = log(Tensor(p.map { Float($0) }))
  return (logarithms * Float(alpha)).softmax().elements.map(Double.init)
}

for alpha in [0.01, 0.5, 1, 2, 100] {
  let q = powered(p, alpha).map { decimal($0, 4) }
  show(decimal(alpha).right(6), q.joined(separator: "  "))
}
// snippet.end

// snippet.cases
let draws = 1000

/// How often each of the four tokens is chosen.
func counts(_ decoding: Decoding, seed: UInt64) -> [Int] {
  var generator = SplitMix64(seed: seed)
  var counts = [0, 0, 0, 0]
  for _ in 0..<draws {
    counts[decoding.choose(from: scores, using: &generator)] += 1
  }
  return counts
}

let cases: [(name: String, decoding: Decoding, q: [Double])] = [
  ("greedy", .greedy, [1, 0, 0]),
  ("temperature 1", .sampling(), p),
  ("temperature 2", .sampling(temperature: 2), powered(p, 1 / 2)),
  ("power 2", .sampling(power: 2), powered(p, 2)),
  ("top 2", .sampling(topK: 2), [0.6 / 0.9, 0.3 / 0.9, 0]),
]
for (name, decoding, q) in cases {
  let expected = [0] + q.map { $0 * Double(draws) }
  show(name)
  show("  drawn   ", row(counts(decoding, seed: settings.seed)))
  show("  expected", row(expected.map { Int($0.rounded()) }))
}
// snippet.end
ensureForPage(
  cases.dropFirst().map { name, decoding, q in
    Claim(
      "in the row \(name) the first token is ahead",
      Double(counts(decoding, seed: settings.seed)[1])
        > q[0] * Double(draws))
  })

// snippet.deviation
/// How far the count of the first token is off, in standard deviations.
func deviation(_ decoding: Decoding, q: Double, seed: UInt64) -> Double {
  let variance = Double(draws) * q * (1 - q)
  let count = Double(counts(decoding, seed: seed)[1])
  return (count - Double(draws) * q) / variance.squareRoot()
}

show(decimal(deviation(.sampling(), q: p[0], seed: settings.seed)))
// snippet.end

// snippet.frequencies
let seeds = (0..<50).map { settings.seed &+ $0 }
var isExpected = true
for (name, decoding, q) in cases.dropFirst() {
  let deviations = seeds.map { deviation(decoding, q: q[0], seed: $0) }
  let mean = deviations.reduce(0, +) / 50
  let meanSquare = deviations.reduce(0) { $0 + $1 * $1 } / 50
  show(name, " mean", decimal(mean), " mean square", decimal(meanSquare))
  // Four standard deviations: 4 / √50 and 4 √(2 / 50).
  isExpected = isExpected && abs(mean) < 0.57 && abs(meanSquare - 1) < 0.8
}
check("as chance would have it", isExpected)
// snippet.end

// snippet.laws
var laws = SplitMix64(seed: settings.seed)
var isGreedy = true
var isTemperature = true
for seed in 0..<1000 as Range<UInt64> {
  let scores = Tensor.normal(28, using: &laws).elements
  func token(_ decoding: Decoding) -> Int {
    var generator = SplitMix64(seed: seed)
    return decoding.choose(from: scores, using: &generator)
  }
  isGreedy = isGreedy && token(.sampling(topK: 1)) == token(.greedy)
  isTemperature =
    isTemperature
    && token(.sampling(power: 4)) == token(.sampling(temperature: 0.25))
}
check("the best one of all is greedy", isGreedy)
check("power 4 is temperature 1/4", isTemperature)
// snippet.end

// MARK: - Chance

do {
  // snippet.seeds
  for seed in [1, 1, 2] as [UInt64] {
    var generator = SplitMix64(seed: seed)
    show(
      "seed \(seed):",
      try model.text(
        continuing: beginning, length: 30, in: corpus,
        decoding: .sampling(), using: &generator))
  }
  // snippet.end
} catch {
  exit(reporting: error)
}

/// Numbers below each other.
func row(_ numbers: [Int]) -> String {
  numbers.map { "\($0)".right(6) }.joined()
}
