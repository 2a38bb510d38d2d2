import Basics
import Chapter
import CommandLineOptions
import Foundation
import Plotting
import TextData

// snippet.cost
/// What a step costs: a model with five numbers.
struct StepCost {
  /// Seconds of what every process does alike: clipping, the optimiser.
  var alike: Double
  /// Seconds for each shard, whatever its size.
  var shard: Double
  /// Seconds for each row of a minibatch.
  var row: Double
  /// Seconds until a message begins to arrive.
  var latency: Double
  /// Numbers that arrive in a second then.
  var bandwidth: Double

  /// Seconds for a step, if each process has so many shards and rows, on a
  /// machine where work side by side takes `crowding` times as long.
  func seconds(
    processes p: Int, shards: Double, rows: Double, numbers: Int,
    crowding: Double = 1
  ) -> Double {
    let turns = 2 * log2(Double(p))
    let sent = 2 * Double(p - 1) / Double(p) * Double(numbers)
    return (alike + shards * shard + rows * row) * crowding
      + turns * latency + sent / bandwidth
  }
}
// snippet.end

extension StepCost {
  // snippet.fit
  /// Found from the differences of five measurements.
  init?(_ record: ScalingRecord) {
    guard let small = record.seconds(1, shards: 1, rows: 32),
      let cut = record.seconds(1, shards: 8, rows: 32),
      let large = record.seconds(1, shards: 8, rows: 128),
      let short = record.seconds(exchanging: 1000),
      let long = record.seconds(exchanging: 1_000_000)
    else { return nil }
    row = (large - cut) / (128 - 32)
    shard = (cut - small) / (8 - 1)
    alike = small - shard - 32 * row
    bandwidth = (1_000_000 - 1000) / (long - short)
    latency = short - 1000 / bandwidth
  }
  // snippet.end
}

/// What `model` lets its reader choose.
struct ModelSettings: ChapterSettings {
  var file: String?
  var seed: UInt64 = 1
  var threads = 1
  var corpus: String?
  var letters = LetterChoice.automatic
  var joining = LineJoining.nothing
}

/// Shows what was measured, and what the cost would be with more processes.
func showScaling(_ words: [String]) throws {
  let settings = beginChapter(
    "Chapter13_ManyMachines model",
    "Shows what several processes took, and draws it out to 1,024.",
    defaults: ModelSettings(),
    options: [.path("--record", \.file, help: "another record")],
    words: words)
  let file = settings.file.map { URL(filePath: $0) } ?? ScalingRecord.file
  guard let file, let record = try? ScalingRecord(contentsOf: file),
    let cost = StepCost(record)
  else {
    throw NoRecord()
  }
  show(record.machine.written)
  show("\(grouped(record.numbers)) numbers, 32 steps of time")
  showMeasured(record, cost)
  showCost(cost, record)
  showPredictions(cost, record.numbers)
  if settings.file == nil { claim(record, cost) }
  figure("13-scaling.svg", chart(of: record, cost).svg)
}

/// There is nothing to show.
struct NoRecord: Error, CustomStringConvertible {
  let description =
    "There is no record with all measurements. To make one: "
    + "Chapter13_ManyMachines scaling, from a build with RNN_MPI=1."
}

/// What the page says of its record.
private func claim(_ record: ScalingRecord, _ cost: StepCost) {
  let shared = record.steps.filter { $0.processes > 1 }
  ensureForPage([
    Claim(
      "two processes apart take hardly longer than one, and four twice as long",
      record.crowding(2) < 1.2 && record.crowding(4) > 1.8),
    Claim(
      "two that share a minibatch finish it much sooner than one",
      record.seconds(2, rows: 32)! < record.seconds(1, shards: 1, rows: 32)!
        / 1.5),
    Claim(
      "the formula is within a tenth for several processes",
      shared.allSatisfy { step in
        let p = Double(step.processes)
        let predicted = cost.seconds(
          processes: step.processes, shards: Double(step.shards) / p,
          rows: Double(step.rows) / p, numbers: record.numbers,
          crowding: record.crowding(step.processes))
        return abs(predicted / step.seconds.min()! - 1) < 0.1
      }),
    Claim(
      "weak scaling stays near one for each, strong scaling far below it",
      weak(throughNetwork(cost), record.numbers, 1024) > 0.85 * 1024
        && strong(cost, record.numbers, 1024) < 0.2 * 1024),
  ])
}

private func showMeasured(_ record: ScalingRecord, _ cost: StepCost) {
  let table = Table(first: 24, width: 11)
  show(table.row("processes, shards, rows", ["ms", "model, ms", "rows/s"]))
  for step in record.steps {
    guard let least = step.seconds.min() else { continue }
    let p = Double(step.processes)
    let predicted = cost.seconds(
      processes: step.processes, shards: Double(step.shards) / p,
      rows: Double(step.rows) / p, numbers: record.numbers,
      crowding: record.crowding(step.processes))
    show(
      table.row(
        "\(step.processes), \(step.shards), \(step.rows)",
        [
          decimal(1000 * least, 1), decimal(1000 * predicted, 1),
          "\(Int(Double(step.rows) / least))",
        ]))
  }
  for step in record.apart {
    guard let least = step.seconds.min() else { continue }
    show(
      table.row(
        "\(step.processes) apart, 8, 32 each",
        [
          decimal(1000 * least, 1), "",
          "\(Int(Double(step.processes * step.rows) / least))",
        ]))
  }
}

private func showCost(_ cost: StepCost, _ record: ScalingRecord) {
  show("alike in all processes:", decimal(1000 * cost.alike, 1), "ms")
  show("for each shard:", decimal(1000 * cost.shard, 2), "ms")
  show("for each row:", decimal(1000 * cost.row, 2), "ms")
  show("until a message begins:", decimal(1e6 * cost.latency, 1), "µs")
  show("then:", decimal(4 * cost.bandwidth / 1e9, 2), "GB/s")
}

/// A network as it is often found, from its data sheet: 10 Gbit/s, 50 µs.
private func throughNetwork(_ cost: StepCost) -> StepCost {
  var cost = cost
  (cost.latency, cost.bandwidth) = (50e-6, 10e9 / 8 / 4)
  return cost
}

private let counts = (0...10).map { 1 << $0 }

/// How many times as fast as one process: a minibatch of 1,024 rows for all.
private func strong(_ cost: StepCost, _ numbers: Int, _ p: Int) -> Double {
  func seconds(_ p: Int) -> Double {
    cost.seconds(
      processes: p, shards: 1, rows: 1024 / Double(p), numbers: numbers)
  }
  return seconds(1) / seconds(p)
}

/// The same with 32 rows for each process.
private func weak(_ cost: StepCost, _ numbers: Int, _ p: Int) -> Double {
  func seconds(_ p: Int) -> Double {
    cost.seconds(processes: p, shards: 1, rows: 32, numbers: numbers)
  }
  return Double(p) * seconds(1) / seconds(p)
}

private func showPredictions(_ cost: StepCost, _ numbers: Int) {
  let network = throughNetwork(cost)
  let table = Table(first: 10, width: 13)
  show(
    table.row(
      "processes", ["strong, mem", "strong, net", "weak, mem", "weak, net"]))
  for p in [2, 8, 32, 128, 1024] {
    show(
      table.row(
        "\(p)",
        [
          decimal(strong(cost, numbers, p), 1),
          decimal(strong(network, numbers, p), 1),
          decimal(weak(cost, numbers, p), 1),
          decimal(weak(network, numbers, p), 1),
        ]))
  }
}

private func chart(of record: ScalingRecord, _ cost: StepCost) -> LineChart {
  let network = throughNetwork(cost)
  func series(_ name: String, _ value: (Int) -> Double) -> Series {
    Series(name, points: counts.map { (Double($0), value($0)) })
  }
  let measured = [1, 2, 4].compactMap { p -> (Double, Double)? in
    guard let one = record.seconds(1, rows: 32),
      let many = record.seconds(p, rows: 32 * p)
    else { return nil }
    return (Double(p), Double(p) * one / many)
  }
  let numbers = record.numbers
  return LineChart(
    title: "Times as fast as one process",
    x: Axis("processes", scale: .logarithmic),
    y: Axis("times as fast", scale: .logarithmic),
    series: [
      series("one for each process") { Double($0) },
      series("weak, memory") { weak(cost, numbers, $0) },
      series("weak, network") { weak(network, numbers, $0) },
      series("strong, memory") { strong(cost, numbers, $0) },
      series("strong, network") { strong(network, numbers, $0) },
      Series("measured, weak", points: measured, as: .markers),
    ])
}
