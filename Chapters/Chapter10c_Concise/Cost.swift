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

  /// Trained tokens a second: the fastest of several epochs of four minibatches.
  func tokensPerSecond(seed: UInt64) throws -> Double {
    var generator = SplitMix64(seed: seed)
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
    let seconds = fastest(of: 3) {
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
  let peak = (0..<4).map { _ in measuredPeak(threads: settings.threads) }.max()!
  ThreadPool.shared.use(threads: settings.threads)
  show("peak: \(decimal(peak, 1)) GFLOP/s, \(settings.threads) threads")
  var curves: [Series] = []
  for (name, path, values) in [
    ("hidden units", \Size.hiddenUnits, [64, 128, 256, 512, 1024, 2048]),
    ("sequences", \Size.batch, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]),
    ("steps", \Size.steps, [8, 16, 35, 64, 128, 256, 512]),
  ] {
    show("\(name), tokens/s, GFLOP/s, part of the peak")
    var points: [(Double, Double)] = []
    for value in values {
      var size = Size()
      let usual = size[keyPath: path]
      size[keyPath: path] = value
      try requireMemory(size.memory)
      let rate = try size.tokensPerSecond(seed: settings.seed)
      let speed = rate * Double(size.operationsPerToken) / 1e9
      let part = 100 * speed / peak
      show(
        "\(value)".right(4) + grouped(Int(rate)).right(12)
          + decimal(speed, 1).right(9)
          + "\(decimal(part, 1))%".right(8))
      points.append((Double(value) / Double(usual), part))
    }
    ensureForPage(costClaims(points.map(\.1)))
    curves.append(
      Series(name, points: points, as: curves.isEmpty ? .line : .dashed))
  }
  if let plot = settings.plot {
    try LineChart(
      title: "Training one size after another",
      x: Axis("size, beside that of chapter 8", scale: .logarithmic),
      y: Axis("percent of the peak"), series: curves
    ).write(to: plot)
  }
}
