import Basics
import Foundation
import Optimizers
import SafeTensors
import Tensors
import Testing

@testable import Checkpoints
@testable import TrainingLogs

/// Files that were changed and signed anew, so that the checksum is right.
@Suite struct BadCheckpointTests {
  private typealias Tensors = [(name: String, tensor: Tensor)]

  private func fault(
    signed: Bool = true,
    _ change: (inout [String: String], inout Tensors) -> Void
  ) throws -> CheckpointError.Fault? {
    let file = try SafeTensorsFile(data: smallFile())
    var metadata = file.metadata
    var tensors = try file.tensors.map {
      (name: $0.name, tensor: try file.tensor($0.name))
    }
    metadata["checksum"] = nil
    change(&metadata, &tensors)
    if signed {
      metadata["checksum"] = SafeTensorsFile.checksum(
        of: tensors, metadata: metadata)
    }
    let data = SafeTensorsFile.data(of: tensors, metadata: metadata)
    let error = #expect(throws: CheckpointError.self) {
      try SavedRun(SafeTensorsFile(data: data, name: "f"))
    }
    let sentence = error?.description ?? ""
    #expect(sentence.hasPrefix("Cannot use “f”: "))
    #expect(sentence.hasSuffix(".") && !sentence.contains(".."))
    // The log is inside the checkpoint: to write it again is no remedy.
    #expect(!sentence.contains("--log"))
    return error?.fault
  }

  @Test("a file that is no checkpoint, or a later one, is refused")
  func formats() throws {
    #expect(try fault { m, _ in m = [:] } == .otherFormat)
    #expect(try fault { m, _ in m["format"] = "pt" } == .otherFormat)
    #expect(try fault { m, _ in m["version"] = "3" } == .newer(3))
    #expect(try fault { m, _ in m["version"] = "1" } == .older(1))
    for version in ["0", "one", "", "1.0", "99999999999999999999"] {
      guard
        case .damaged("version", _)? = try fault({ m, _ in
          m["version"] = version
        })
      else {
        Issue.record("version \(version)")
        continue
      }
    }
  }

  @Test(
    "a field that is missing is named",
    arguments: [
      "version", "program", "vocabulary", "text", "generator", "log",
      "run", "tensors", "sequential.generator",
    ])
  func missing(field: String) throws {
    #expect(try fault { m, _ in m[field] = nil } == .missing(field))
  }

  @Test("a checksum that is missing or wrong is found")
  func checksum() throws {
    #expect(try fault(signed: false) { _, _ in } == .missing("checksum"))
    #expect(
      try fault(signed: false) { m, _ in m["checksum"] = "0" } == .changed)
  }

  @Test("a field that is damaged is named")
  func damaged() throws {
    let log = smallCheckpoint().log
    func text(_ rows: [TrainingLog.Row]) -> String { TrainingLog(rows).text }
    let changes: [(String, String)] = [
      ("generator", "-1"), ("generator", "1e5"), ("run", "both"),
      ("sequential.generator", "x"),
      ("generator", "18446744073709551616"),
      ("log", ""), ("log", text([])), ("log", log.text + "x"),
      ("log", text([log.rows[1]])),
      ("log", text([log.rows[0], log.rows[0]])),
      ("log", text([log.rows[0], log.rows[2], log.rows[1]])),
      ("samples.random", "no epoch"), ("samples.random", "\n"),
      ("samples.random", "2: of no epoch"),
    ]
    for (field, value) in changes {
      guard case .damaged(field, _)? = try fault({ m, _ in m[field] = value })
      else {
        Issue.record("\(field) \(value)")
        continue
      }
    }
  }

  @Test("a tensor that is missing, too many or of another shape is named")
  func tensors() throws {
    let name = "model.W_hh"
    #expect(
      try fault { _, t in t.removeAll { $0.name == name } }
        == .missingTensor(name))
    #expect(
      try fault { _, t in t.append(("model.spare", Tensor(1))) }
        == .extraTensor("model.spare"))
    let index = try #require(
      SafeTensorsFile(data: smallFile()).tensors.firstIndex {
        $0.name == name
      })
    #expect(
      try fault { _, t in t[index].tensor = .zeros(5, 6) }
        == .shape(name, "(5, 6)", expected: "(5, 5)"))
  }

  @Test("a tensor whose name has very many marks is found out at once")
  func marks() throws {
    // Marks above and below in turn: to bring them into Unicode's order would
    // take minutes.
    let marks = String(repeating: "\u{301}\u{323}", count: 200_000)
    let clock = ContinuousClock()
    let start = clock.now
    let names = ["model.a", "model.b"].map { $0 + marks }
    for isListed in [false, true] {
      let found = try fault { m, t in
        t += names.map { ($0, Tensor(1)) }
        if isListed { m["tensors"]! += names.map { "\n\($0) ()" }.joined() }
      }
      #expect(found == .extraTensor(names[0]))
    }
    #expect(
      try fault { m, _ in m["tensors"]! += "\n\(names[0]) ()" }
        == .missingTensor(names[0]))
    #expect(clock.now - start < .seconds(20))
  }

  @Test("numbers of another type are refused")
  func types() throws {
    // The same bytes, called by another name of the same length.
    var data = smallFile()
    let name = try #require(
      data.range(of: Data("F32".utf8), options: .backwards))
    data.replaceSubrange(name, with: Data("I32".utf8))
    let error = #expect(throws: SafeTensorsError.self) {
      try SavedRun(SafeTensorsFile(data: data))
    }
    // The last tensor in the file is the last by name.
    #expect(
      error?.reason.hasPrefix(
        "the tensor “sequential.model.b_q” holds I32, and only F32") == true)
  }

  @Test("a file that was cut anywhere is refused")
  func truncated() {
    let data = smallFile()
    for count in stride(from: 0, to: data.count, by: 7) {
      #expect(throws: SafeTensorsError.self) {
        try SavedRun(SafeTensorsFile(data: data.prefix(count)))
      }
    }
  }
}
