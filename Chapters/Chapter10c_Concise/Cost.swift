import Basics
import Chapter
import Concise
import Kernels
import Optimizers
import OutputFiles
import Plotting
import Tensors
import TextData
import Training

/// The size of a training step of the concise model.
private struct Size {
  var hiddenUnits = 512
  var batch = 32
  var steps = 35
  private let vocabulary = 28

  var tokens: Int { batch * steps }

  /// About how many bytes training takes.
  var memory: Int {
    ConciseLanguageModel.trainingMemory(
      .rnn, vocabularySize: vocabulary, hiddenUnits: hiddenUnits, rows: tokens)
  }

  // snippet.operations
  /// Two for each weight that a token meets on the way forward, twice as many
  /// on the way back; a one-hot input is looked up.
  var operationsPerToken: Int {
    6 * (hiddenUnits * hiddenUnits + hiddenUnits * vocabulary)
  }
  // snippet.end

  /// Trained tokens a second: the fastest of a few epochs of four minibatches.
  func tokensPerSecond(_ settings: Settings) throws -> Double {
    try requireMemory(memory)
    ThreadPool.shared.use(threads: settings.threads)
    var generator = SplitMix64(seed: settings.seed)
    var model = ConciseLanguageModel(
      .rnn, vocabularySize: vocabulary, hiddenUnits: hiddenUnits,
      using: &generator)
    func tokens() -> TokenMatrix {
      TokenMatrix(
        rows: batch, columns: steps,
        indices: (0..<batch * steps).map { _ in
          generator.integer(below: vocabulary)
        })
    }
    let minibatches = (0..<4).map { _ in
      Minibatch(inputs: tokens(), targets: tokens())
    }
    var sgd = SGD(learningRate: 0.01)
    var failure: (any Error)?
    let seconds = fastest(of: 2) {
      do {
        _ = try trainEpoch(
          &model, on: minibatches, carryingState: true,
          optimizer: &sgd, clippingTo: 1)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return Double(minibatches.count * self.tokens) / seconds
  }
}

/// Times training while one size changes and the others are those of chapter 8.
func showCost(_ settings: Settings) throws {
  if let plot = settings.plot { try OutputFile.requireWritable(plot) }
  announceMeasurement()
  var curves: [Series] = []
  for (name, path, values) in [
    ("hidden units", \Size.hiddenUnits, [64, 128, 256, 512, 1024, 2048]),
    ("sequences", \Size.batch, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]),
    ("steps", \Size.steps, [8, 16, 35, 64, 128, 256, 512]),
  ] {
    let sizes = values.map { value in
      var size = Size()
      size[keyPath: path] = value
      return size
    }
    let usual = Double(Size()[keyPath: path])
    let parts = try showCost(name, values, of: sizes, settings)
    curves.append(
      Series(name, points: zip(values, parts).map { (Double($0) / usual, $1) }))
  }
  if let plot = settings.plot {
    try LineChart(
      title: "Training one size after another",
      x: Axis("size, beside that of chapter 8", scale: .logarithmic),
      y: Axis("percent of the peak"), series: curves
    ).write(to: plot)
  }
}

/// Times all sizes in rounds, and the peak in each of them.
///
/// - Returns: what each size reaches, in percent of the peak.
private func showCost(
  _ name: String, _ values: [Int], of sizes: [Size], _ settings: Settings
) throws -> [Double] {
  var peak = RoundsOfSpeed()
  var rates = sizes.map { _ in RoundsOfSpeed() }
  for round in 1...24 {
    peak.add(measuredPeak(threads: settings.threads))
    for (index, size) in sizes.enumerated() {
      rates[index].add(try size.tokensPerSecond(settings))
    }
    // More rounds while the machine was too busy to tell.
    if round >= 6 && ([peak] + rates).allSatisfy(\.isSteady) { break }
  }
  show(
    "\(settings.threads) threads, peak \(decimal(peak.best, 1)) GFLOP/s")
  show("\(name), tokens/s, GFLOP/s, part of the peak")
  var parts: [Double] = []
  for (value, (size, rate)) in zip(values, zip(sizes, rates)) {
    let speed = rate.best * Double(size.operationsPerToken) / 1e9
    parts.append(100 * speed / peak.best)
    show(
      "\(value)".right(4) + grouped(Int(rate.best)).right(12)
        + decimal(speed, 1).right(9)
        + "\(decimal(parts.last!, 1))%".right(8))
  }
  ensureForPage(costClaims(parts) + steadyClaims([peak] + rates))
  return parts
}
