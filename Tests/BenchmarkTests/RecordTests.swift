import Chapter
import Foundation
import Testing

@testable import Benchmark

@Suite struct RecordTests {
  static func result(
    _ name: String, _ speeds: [Double], version: String? = nil,
    unit: String = "rnn", group: String = "A, tokens, 2 threads"
  ) -> ComparisonRecord.Result {
    ComparisonRecord.Result(
      name: name, group: group, workload: "A", model: "layer", unit: unit,
      threads: 2, version: version,
      samples: speeds.map {
        ComparisonRecord.Sample(tokensPerSecond: $0, start: 0.25, memory: 45.4)
      })
  }

  static let record = {
    var record = ComparisonRecord(
      date: "2026-11-29", rounds: 3, seconds: 3, instructions: "native",
      machine: HostMachine())
    record.peaks = [.init(oneThread: 90, allThreads: 170)]
    record.results = [
      result("concise", [10_000, 30_000, 20_000]),
      result("JAX, scan", [11_000, 12_000, 10_000], version: "0.10.2"),
      result("PyTorch, nn.RNN", [15_040, 15_060, 1], version: "2.13.0+cpu"),
      result(
        "C on OpenBLAS", [5, 5, 5], version: "OpenBLAS 0.3.21 NO_AFFINITY",
        group: "C, characters, 2 threads"),
    ]
    return record
  }()

  @Test("a table has this package first, then the others, the fastest first")
  func table() {
    let rows = Self.record.results.map(\.row)
    #expect(
      rows[0].hasPrefix(
        "  concise                       20,000 (10,000-30,000)"))
    #expect(
      rows[0].hasSuffix("0.2 s   45 MB") || rows[0].hasSuffix("0.3 s   45 MB"))
    let lines = Self.record.table()
    let order = ["concise", "PyTorch 2.13.0, nn.RNN", "JAX 0.10.2, scan"]
    let places = order.map { name in
      lines.firstIndex { $0.hasPrefix("  " + name) }
    }
    #expect(places == places.sorted { $0! < $1! })
    #expect(lines.contains { $0.hasPrefix("  C on OpenBLAS 0.3.21  ") })
    #expect(lines.contains { $0.contains(" 15,000 (0-15,100)") })
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test("a brief table has the fastest here and elsewhere, for each unit")
  func briefTable() {
    var record = Self.record
    record.results += [
      Self.result("scratch", [40_000]),
      Self.result("concise, GRU", [3000], unit: "gru"),
      Self.result("PyTorch, nn.GRU", [2000], version: "2.13.0", unit: "gru"),
      Self.result("TensorFlow, GRU", [1000], version: "2.21.0", unit: "gru"),
    ]
    let lines = record.table(isBrief: true)
    let start = lines.firstIndex(of: "A, tokens, 2 threads")!
    #expect(
      lines[(start + 1)...].prefix { !$0.isEmpty }
        .map { $0.split(separator: "  ")[0] } == [
          "scratch", "PyTorch 2.13.0, nn.RNN", "concise, GRU",
          "PyTorch 2.13.0, nn.GRU",
        ])
    #expect(lines.count < record.table().count)
  }

  @Test("a record is read as it was written")
  func roundTrip() throws {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "record-\(UUID().uuidString)/a.json")
    defer {
      try? FileManager.default.removeItem(at: file.deletingLastPathComponent())
    }
    try Self.record.write(to: file)
    #expect(try ComparisonRecord(file).table() == Self.record.table())
    try "{}".write(to: file, atomically: true, encoding: .utf8)
    let error = #expect(throws: RecordError.self) {
      try ComparisonRecord(file)
    }
    #expect(error?.description.contains("a.json") == true)
  }

  @Test(
    "the newest records of the repository have all rounds of all contestants",
    arguments: Instructions.allCases)
  func newest(instructions: Instructions) throws {
    let record = try ComparisonRecord(newestRecord(of: instructions))
    #expect(record.instructions == instructions.rawValue)
    #expect(record.rounds >= 5)
    #expect(record.peaks.count == record.rounds)
    let known = Set(Contestant.all.map { $0.group + $0.name })
    #expect(Set(record.results.map { $0.group + $0.name }) == known)
    for result in record.results where result.samples.count != record.rounds {
      #expect(record.missing.contains { $0.contains(result.name) })
    }
  }

  @Test(
    "what is learnt in workload A is the same for the layers of all",
    arguments: Instructions.allCases)
  func perplexities(instructions: Instructions) throws {
    let record = try ComparisonRecord(newestRecord(of: instructions))
    let learnt = record.results
      .filter { $0.workload == "A" && $0.unit == "rnn" }
      // Keras draws other weights to begin with, and others in each run.
      .filter { $0.name != "TensorFlow, SimpleRNN" }
      .map { ($0.name, $0.samples.compactMap(\.perplexity)) }
    // From scratch all begin with small weights, the layers with larger ones.
    for (name, perplexities) in learnt {
      for value in perplexities {
        #expect((11...14).contains(value), "\(name): \(value)")
      }
    }
    #expect(learnt.count { !$0.1.isEmpty } >= 6)
  }
}
