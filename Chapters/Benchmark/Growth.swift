import Basics
import Chapter
import Corpora
import Foundation
import OutputFiles
import Plotting
import TextData

/// Shows what a longer text costs before the first step of training: reading
/// it, normalising and numbering its characters, and cutting one epoch.
///
/// The texts are the novel, as often as it takes.
func showGrowth(_ settings: Settings) throws {
  if let plot = settings.plot { try OutputFile.requireWritable(plot) }
  announceMeasurement()
  let novel = Array(loadText(settings).text.utf8)
  let sampler = settings.sampler
  show(
    "characters".left(12)
      + ["reading", "indexing", "an epoch", "memory"].map { $0.right(13) }
      .joined())
  var costs: [GrowthCost] = []
  for length in [10_000, 100_000, 1_000_000, 10_000_000, 100_000_000] {
    let cost = try measureGrowth(
      novel, length: length, sampler: sampler, seed: settings.seed)
    costs.append(cost)
    show(
      grouped(length).left(12)
        + [cost.reading, cost.indexing, cost.epoch].map { seconds in
          "\(decimal(seconds * 1000, 1)) ms".right(13)
        }.joined() + "\(decimal(cost.memory, 0)) MB".right(13))
  }
  ensureForPage(growthClaims(costs))
  if let plot = settings.plot { try chart(costs).write(to: plot) }
}

/// What a text of some length costs.
struct GrowthCost {
  var length: Int
  /// Seconds.
  var reading, indexing, epoch: Double
  /// The most megabytes so far.
  var memory: Double
}

private func measureGrowth(
  _ novel: [UInt8], length: Int, sampler: any MinibatchSampler, seed: UInt64
) throws -> GrowthCost {
  let file = FileManager.default.temporaryDirectory
    .appending(path: "growth-\(UUID().uuidString).txt")
  defer { try? FileManager.default.removeItem(at: file) }
  try writeText(of: novel, length: length, to: file)
  let clock = ContinuousClock()
  /// The fastest of three times.
  func seconds(_ body: () throws -> Void) rethrows -> Double {
    try (0..<3).map { _ in try clock.measure(body) / .seconds(1) }.min()!
  }
  var text = ""
  var corpus = Corpus("", tokens: .character)
  var generator = SplitMix64(seed: seed)
  let reading = try seconds {
    text = try readText(fromFile: file.path)
  }
  let indexing = seconds { corpus = Corpus(text, tokens: .character) }
  let epoch = seconds {
    _ = sampler.minibatches(of: corpus.indices, using: &generator)
  }
  return GrowthCost(
    length: length, reading: reading, indexing: indexing, epoch: epoch,
    memory: peakMemory)
}

/// Writes the novel's bytes again and again, up to the length.
private func writeText(of novel: [UInt8], length: Int, to file: URL) throws {
  var bytes = Data(capacity: length)
  while bytes.count < length {
    bytes.append(contentsOf: novel.prefix(length - bytes.count))
  }
  // A character of several bytes may be cut at the end: it becomes a space.
  while let last = bytes.last, last >= 0x80 { bytes.removeLast() }
  try bytes.write(to: file)
}

private func chart(_ costs: [GrowthCost]) -> LineChart {
  func series(_ name: String, _ value: KeyPath<GrowthCost, Double>) -> Series {
    Series(
      name, points: costs.map { (Double($0.length), $0[keyPath: value]) })
  }
  return LineChart(
    title: "What a longer text costs",
    x: Axis("characters", scale: .logarithmic),
    y: Axis("seconds", scale: .logarithmic),
    series: [
      series("reading", \.reading), series("indexing", \.indexing),
      series("an epoch's minibatches", \.epoch),
    ])
}

/// What the page says: what takes longest grows no faster than the text.
func growthClaims(_ costs: [GrowthCost]) -> [Claim] {
  let pairs = zip(costs, costs.dropFirst()).filter { $0.0.length >= 100_000 }
  return [
    Claim(
      "indexing takes longest",
      costs.allSatisfy { $0.indexing >= max($0.reading, $0.epoch) }),
    Claim(
      "from 100,000 characters on, indexing grows at most by half more than the "
        + "text",
      pairs.allSatisfy { small, large in
        large.indexing / small.indexing
          <= 1.5 * Double(large.length) / Double(small.length)
      }),
  ]
}
