import Chapter
import Foundation

/// What a comparison found: the machine, and every sample of every contestant.
struct ComparisonRecord: Codable {
  /// The day, 2026-11-29.
  var date: String
  var rounds: Int
  /// How long each sample was measured, after its warm-up.
  var seconds: Double
  /// The instructions that all were held to: native, or AVX2.
  var instructions: String
  var machine: HostMachine
  /// The operations a second, in billions, that registers alone reach, in each
  /// round.
  var peaks: [Peak] = []
  var results: [Result] = []
  /// Why peers were left out.
  var missing: [String] = []

  struct Peak: Codable {
    var oneThread: Double
    var allThreads: Double
  }

  /// A row of the table.
  struct Result: Codable {
    var name: String
    var group: String
    var workload: String
    var model: String
    var unit: String
    var threads: Int
    var version: String?
    /// The kernels that a peer says it used, the most frequent first.
    var kernels: [String] = []
    var samples: [Sample] = []
  }

  struct Sample: Codable {
    var tokensPerSecond: Double
    /// From the start of the program to the end of the first repetition.
    var start: Double
    /// Megabytes, at most.
    var memory: Double
    /// After ten epochs of workload A: all learn the same.
    var perplexity: Double?
  }
}

extension ComparisonRecord {
  /// Reads a record.
  ///
  /// - Throws: a `RecordError` with the file and what is wrong with it.
  init(_ file: URL) throws {
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
    } catch {
      throw RecordError(
        description: "“\(file.path)” is no record of a comparison: "
          + error.localizedDescription)
    }
  }

  /// Writes the record, whole or not at all.
  func write(to file: URL) throws { try writeRecord(self, to: file) }
}

/// Writes a record, whole or not at all.
func writeRecord(_ record: some Encodable, to file: URL) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [
    .prettyPrinted, .sortedKeys, .withoutEscapingSlashes,
  ]
  try FileManager.default.createDirectory(
    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
  try encoder.encode(record).write(to: file, options: .atomic)
}

/// A record that cannot be read, or is not there.
struct RecordError: Error, CustomStringConvertible {
  let description: String
}
