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
  show("the program itself:", decimal(peakMemory, 0), "MB")
  let itself = peakMemory
  show(
    "characters".left(12)
      + ["reading", "indexing", "an epoch", "memory"].map { $0.right(13) }
      .joined())
  var costs: [GrowthCost] = []
  for length in [1_000_000, 3_000_000, 10_000_000, 30_000_000, 100_000_000] {
    let cost = try measureGrowth(
      novel, length: length, sampler: sampler, seed: settings.seed)
    costs.append(cost)
    show(
      grouped(length).left(12)
        + [cost.reading, cost.indexing, cost.epoch].map { seconds in
          "\(decimal(seconds * 1000, 1)) ms".right(13)
        }.joined() + "\(decimal(cost.memory, 0)) MB".right(13))
  }
  ensureForPage(growthClaims(costs, itself: itself))
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
  /// The fastest of five times.
  func seconds(_ body: () throws -> Void) rethrows -> Double {
    try (0..<5).map { _ in try clock.measure(body) / .seconds(1) }.min()!
  }
  var text = ""
  var corpus = Corpus("", tokens: .character)
  var tokens = 0
  var generator = SplitMix64(seed: seed)
  // What was made the time before is given back first.
  let reading = try seconds {
    text = ""
    text = try readText(fromFile: file.path)
  }
  let indexing = seconds {
    corpus = Corpus("", tokens: .character)
    corpus = Corpus(text, tokens: .character)
  }
  let epoch = seconds {
    let minibatches = sampler.minibatches(
      of: corpus.indices, using: &generator)
    tokens = minibatches.reduce(0) { $0 + $1.tokenCount }
  }
  let memory = peakMemory
  // Not of long texts: what that takes would count for the next length.
  let isWhole = try length > 1_000_000 || parts(of: file.path) == text
  ensureForPage([
    Claim("nearly all tokens are read", tokens > corpus.count * 99 / 100),
    Claim("the parts are the whole", isWhole),
  ])
  return GrowthCost(
    length: length, reading: reading, indexing: indexing, epoch: epoch,
    memory: memory)
}

/// Writes the novel's bytes again and again, up to the length.
private func writeText(of novel: [UInt8], length: Int, to file: URL) throws {
  try Data().write(to: file)
  let writing = try FileHandle(forWritingTo: file)
  defer { try? writing.close() }
  let novel = Data(novel)
  for start in stride(from: 0, to: length, by: novel.count) {
    var bytes = novel.prefix(length - start)
    // A character of several bytes may be cut at the end: it is left out.
    while bytes.count < novel.count, let last = bytes.last, last >= 0x80 {
      bytes.removeLast()
    }
    try writing.write(contentsOf: bytes)
  }
}

private func chart(_ costs: [GrowthCost]) -> LineChart {
  func series(_ name: String, _ value: KeyPath<GrowthCost, Double>) -> Series {
    Series(
      name, points: costs.map { (Double($0.length), $0[keyPath: value]) })
  }
  return LineChart(
    title: "What a longer text costs",
    x: Axis("characters", scale: .logarithmic),
    y: Axis("seconds, or gigabytes", scale: .logarithmic),
    series: [
      series("reading", \.reading), series("indexing", \.indexing),
      series("an epoch's minibatches", \.epoch),
      Series(
        "memory, gigabytes",
        points: costs.map { (Double($0.length), $0.memory / 1024) }),
    ])
}

/// What the page says of the costs.
///
/// - Parameter itself: the megabytes of the program before it read a text.
func growthClaims(_ costs: [GrowthCost], itself: Double) -> [Claim] {
  let pairs = zip(costs, costs.dropFirst())
  let longest = costs.last!
  let bytes = (longest.memory - itself) * 1_048_576 / Double(longest.length)
  return [
    Claim(
      "of long texts a million bytes are read and indexed in a hundredth of a "
        + "second",
      costs.filter { $0.length >= 10_000_000 }.allSatisfy {
        $0.reading + $0.indexing <= Double($0.length) / 100_000_000
      }),
    Claim("a character takes at most two bytes of memory", bytes <= 2),
    Claim(
      "indexing grows at most by half more than the text",
      pairs.allSatisfy { small, large in
        large.indexing / small.indexing
          <= 1.5 * Double(large.length) / Double(small.length)
      }),
  ]
}

/// The text of a file, read in four parts, as four processes could.
private func parts(of file: String) throws -> String {
  // snippet.parts
  let parts = try (0..<4).map { part in
    try readText(fromFile: file, part: part, of: 4)
  }
  // snippet.end
  return parts.joined()
}
