import Basics
import Foundation
import Optimizers
import SafeTensors
import Tensors
import Testing

@testable import Checkpoints

@Suite struct FuzzTests {
  @Test("6,000 damaged files are refused with a sentence, or mean the same")
  func damagedFiles() throws {
    let data = smallFile()
    var generator = SplitMix64(seed: 4)
    var kinds: [String: Int] = [:]
    for _ in 0..<6000 {
      let damaged = mutant(of: data, using: &generator)
      do {
        let saved = try SavedRun(SafeTensorsFile(data: damaged))
        var (model, adam) = (smallModel(seed: 2), Adam())
        var unused = SplitMix64(seed: 0)
        try saved.restore(.random, &model, &adam, &unused)
        // Only what carries no meaning may differ, such as a space.
        #expect(saved.checkpoint.data == data)
        kinds["same", default: 0] += 1
      } catch let error as CheckpointError {
        if !error.description.hasSuffix(".") { Issue.record("\(error)") }
        kinds["checkpoint", default: 0] += 1
      } catch is SafeTensorsError {
        kinds["file", default: 0] += 1
      }
    }
    // Both readers were put to the test.
    #expect(kinds["checkpoint", default: 0] > 1200, "\(kinds)")
    #expect(kinds["file", default: 0] > 300, "\(kinds)")
    #expect(kinds["same", default: 0] > 12, "\(kinds)")
  }

  @Test("2,000 damaged notes with a right checksum never stop the program")
  func damagedNotes() throws {
    let file = try SafeTensorsFile(data: smallFile())
    let names = file.metadata.keys.sorted()
    let tensors = try file.tensors.map {
      (name: $0.name, tensor: try file.tensor($0.name))
    }
    var generator = SplitMix64(seed: 5)
    var accepted = 0
    for _ in 0..<2000 {
      var metadata = file.metadata
      metadata["checksum"] = nil
      let name = names[generator.integer(below: names.count)]
      let old = Data(metadata[name, default: ""].utf8)
      metadata[name] = String(
        decoding: mutant(of: old, using: &generator), as: UTF8.self)
      metadata["checksum"] = SafeTensorsFile.checksum(
        of: tensors, metadata: metadata)
      let data = SafeTensorsFile.data(of: tensors, metadata: metadata)
      do {
        let saved = try SavedRun(SafeTensorsFile(data: data))
        var (model, adam) = (smallModel(seed: 2), Adam())
        var unused = SplitMix64(seed: 0)
        try saved.restore(.random, &model, &adam, &unused)
        _ = try settings(resuming: saved)
        accepted += 1
      } catch is CheckpointError {
      } catch is SafeTensorsError {
      }
    }
    #expect((100..<1900).contains(accepted))
  }

  private static let fragments = [
    "0", "-1", "1e999", "nan", "99999999999999999999", "9223372036854775807",
    ",", "\\n", "\n", "\"", "\\u0000", "--epochs", "random", "",
  ].map { Data($0.utf8) }

  /// The bytes with one to three places changed, cut, or filled with something
  /// that is apt to be misread.
  private func mutant(
    of data: Data, using generator: inout SplitMix64
  ) -> Data {
    var data = data
    for _ in 0...generator.integer(below: 3) {
      let start = generator.integer(below: data.count + 1)
      let end = min(data.count, start + generator.integer(below: 12))
      switch generator.integer(below: 5) {
      case 0 where start < data.count:
        data[start] ^= 1 << generator.integer(below: 8)
      case 1 where start < data.count:
        data[start] = UInt8(0x30 + generator.integer(below: 10))
      case 2:
        let choice = generator.integer(below: Self.fragments.count)
        data.replaceSubrange(start..<end, with: Self.fragments[choice])
      case 3 where end > start:
        // The length stays, so that the tensors are where they were.
        let other = generator.integer(below: data.count - (end - start) + 1)
        data.replaceSubrange(
          start..<end, with: Data(data[other..<other + (end - start)]))
      default: break
      }
    }
    return data
  }
}
