import Basics
import Chapter
import RNNCell
import Tensors
import TextData
import ThroughTime

/// What truncation does to the gradient of W_hh.
struct Truncation {
  private static let T = 35
  /// The same minibatch, read by the trained model and by a fresh one.
  private let trained, start: ForwardPass
  private let seed: UInt64

  init(of model: RNNLanguageModel, _ text: Corpus, _ settings: Settings) {
    var generator = SplitMix64(seed: settings.seed)
    let minibatch = SequentialSampler(batchSize: 32, steps: Self.T)
      .minibatches(of: text.prefix(10_000), using: &generator)[0]
    let fresh = RNNLanguageModel(
      vocabularySize: model.vocabularySize, hiddenUnits: model.hiddenUnits,
      using: &generator)
    trained = ForwardPass(model.cell, reading: minibatch)
    start = ForwardPass(fresh.cell, reading: minibatch)
    seed = settings.seed
  }

  /// The gradient of W_hh, as one vector.
  private func W_hh(_ pass: ForwardPass, _ links: Links? = nil) -> [Double] {
    pass.gradients(through: links).W_hh.doubles
  }

  func showBlocks() {
    var curve: [(k: Int, trained: Double, start: Double)] = []
    // snippet.blocks
    let (full, fullAtStart) = (W_hh(trained), W_hh(start))
    let table = Table(first: 10, width: 16)
    let names = ["cosine", "error", "part", "error at start"]
    show(table.row("k", names))
    for k in [1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 35] {
      let links = Links.blocks(of: k, steps: Self.T)
      let gradient = W_hh(trained, links)
      let error = relativeError(of: gradient, to: full)
      let atStart = relativeError(of: W_hh(start, links), to: fullAtStart)
      let numbers = [
        cosine(gradient, full), error, part(of: gradient, along: full), atStart,
      ]
      show(table.row("\(k)", numbers.map { decimal($0, 3) }))
      curve.append((k, error, atStart))
    }
    // snippet.end
    figure("09b-truncated.svg", truncated(curve))
  }

  func showRandom() {
    var generator = SplitMix64(seed: seed)
    var errors: [(draws: Int, error: Double)] = []
    var means: [(mean: Double, error: Double)] = []
    // snippet.random
    let full = W_hh(trained)
    var sum = [Double](repeating: 0, count: full.count)
    var parts: [Double] = []
    let table = Table(first: 10, width: 20)
    show(table.row("draws", ["error of the mean", "part", "± its error"]))
    for draws in 1...256 {
      let links = Links.random(keeping: 0.9, steps: Self.T, using: &generator)
      let gradient = W_hh(trained, links)
      for index in sum.indices { sum[index] += gradient[index] }
      parts.append(part(of: gradient, along: full))
      guard draws.nonzeroBitCount == 1 else { continue }  // 1, 2, 4, 8, …
      let error = relativeError(of: sum.map { $0 / Double(draws) }, to: full)
      let (mean, standardError) = meanWithError(parts)
      let numbers = [error, mean, standardError].map { decimal($0, 3) }
      show(table.row("\(draws)", numbers))
      errors.append((draws, error))
      means.append((mean, standardError))
    }
    // snippet.end
    let blocks = relativeError(
      of: W_hh(trained, .blocks(of: 10, steps: Self.T)), to: full)
    ensureForPage(
      randomClaims(errors: errors, means: means, blocksOf10: blocks))
    figure("09b-random.svg", noise(errors, blocks: blocks))
  }
}

/// ⟨x, y⟩ / ⟨y, y⟩: 1 for y itself, and in the mean for whatever is y in the
/// mean.
private func part(of x: [Double], along y: [Double]) -> Double {
  let products = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
  return products / y.reduce(0) { $0 + $1 * $1 }
}

/// The mean of independent draws and its standard error; of a single draw
/// nobody knows the error.
private func meanWithError(_ draws: [Double]) -> (mean: Double, error: Double) {
  let count = Double(draws.count)
  let mean = draws.reduce(0, +) / count
  let squares = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  let error = (squares / (count - 1) / count).squareRoot()
  return (mean, draws.count > 1 ? error : .infinity)
}
