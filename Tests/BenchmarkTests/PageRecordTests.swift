import Chapter
import Foundation
import Testing

@testable import Benchmark

@Suite struct PageRecordTests {
  private static let record = {
    var record = PageRecord(
      date: "2026-11-29", seconds: 2, instructions: "avx2",
      machine: HostMachine())
    record.rounds = 3
    for (index, speed) in [100_000.0, 50_000, 4_000, 8_000, 4_000, 200]
      .enumerated()
    {
      record.results[index].samples = [speed, 2 * speed, speed / 2]
    }
    return record
  }()

  @Test("a table says what part of each the module reaches")
  func table() {
    let lines = Self.record.table
    let rows = lines.filter { $0.hasSuffix(" x") }
    #expect(rows.count == 6)
    for (row, words) in zip(
      rows, ["0.50 x", "1.00 x", "12.5 x", "0.50 x", "1.00 x", "20.0 x"])
    {
      #expect(row.hasSuffix(words), "\(row)")
    }
    #expect(
      rows[2].hasPrefix("  plain JavaScript, in Node  4,000 (2,000-8,000)"))
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test("a record is read as it was written")
  func roundTrip() throws {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "record-\(UUID().uuidString)/a.json")
    defer {
      try? FileManager.default.removeItem(at: file.deletingLastPathComponent())
    }
    try writeRecord(Self.record, to: file)
    #expect(try PageRecord(file).table == Self.record.table)
    try "{}".write(to: file, atomically: true, encoding: .utf8)
    let error = #expect(throws: RecordError.self) { try PageRecord(file) }
    #expect(error?.description.contains("a.json") == true)
  }
}
