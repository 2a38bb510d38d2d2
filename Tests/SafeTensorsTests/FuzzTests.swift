import Foundation
import SafeTensors
import Tensors
import Testing

@Suite struct FuzzTests {
  @Test("100,000 damaged files are each refused with a sentence, or sound")
  func damagedFiles() throws {
    let count = 100_000
    let names = ["network", "unusual", "types", "nothing"]
    var mutator = try Mutator(seed: 9, files: names.map(fixture))
    var accepted: [Mutator.Damage: Int] = [:]
    var refused: [Mutator.Damage: Int] = [:]
    // Each sentence that the mutants must meet, by some words of it.
    var unmet: Set = [
      "the header alone takes 8", "allows no more than", "bytes in all",
      "not text in UTF-8", "there must be", "stands twice", "has no “",
      "unknown dtype", "too many to count", "and end before", "holds only",
      "offsets give it", "overlap", "there is a hole", "belong to none",
    ]
    for turn in 0..<count {
      let (data, damage) = mutator.next()
      do {
        try checkSoundness(of: SafeTensorsFile(data: data), bytes: data.count)
        accepted[damage, default: 0] += 1
      } catch let error as SafeTensorsError {
        refused[damage, default: 0] += 1
        // To spell out an error takes longer than to find it.
        if turn % 4 == 0 {
          let sentence = error.description
          unmet = unmet.filter { !sentence.contains($0) }
          if !sentence.hasPrefix("Cannot read “data”: ")
            || !sentence.hasSuffix(".")
          {
            Issue.record("\(sentence)")
          }
        }
      }
    }
    // The law would hold for a reader that refuses all, or for mutants that
    // are all sound.
    let share = Double(accepted.values.reduce(0, +)) / Double(count)
    #expect((0.1...0.5).contains(share), "\(share) were accepted")
    for damage in Mutator.Damage.allCases where damage != .changedData {
      #expect(refused[damage, default: 0] > count / 100, "\(damage)")
    }
    for damage in [Mutator.Damage.changedData, .number, .fragment, .flippedBit]
    {
      #expect(accepted[damage, default: 0] > count / 1000, "\(damage)")
    }
    #expect(unmet == [])
  }

  /// The tensors fill the data that the file has, and can be read.
  private func checkSoundness(
    of file: SafeTensorsFile, bytes count: Int
  ) throws {
    var total = 0
    for entry in file.tensors {
      total += entry.range.count
      let bits = entry.shape.reduce(entry.type.bits, *)
      guard bits == 8 * entry.range.count, total <= count else {
        Issue.record("\(entry) in a file of \(count) bytes")
        continue
      }
      if entry.type == .f32 {
        let tensor = try file.tensor(entry.name, shape: entry.shape)
        if tensor.count != entry.range.count / 4 { Issue.record("\(entry)") }
      }
    }
  }
}
