import Basics
import Foundation
import Tensors

/// Makes damaged files from a sound one.
struct Mutator {
  enum Damage: CaseIterable {
    case flippedBit, changedByte, changedData, truncated, extended
    case changedLength, fragment, number, copiedPart, repeatedEntry, lostEntry
  }

  /// A sound file, taken apart.
  private struct Base {
    let header: [UInt8]
    let data: [UInt8]
    /// Where the header has numbers, and where the entries of tensors.
    let numbers: [Range<Int>]
    let entries: [Range<Int>]
  }

  private let bases: [Base]
  private var generator: SplitMix64

  private static let fragments = [
    "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0061", "\\ud800", "null",
    "true", "-1", "1.5", "1e9", "0", "[]", "{}", "[[[[", "\"\"", "\"a\":{}",
    "\"dtype\"", "\"shape\"", "\"data_offsets\"", "\"F32\"", "\"U32\"",
    "\"I64\"", "\"F4\"", "\"__metadata__\":{\"a\":\"b\"},", " ", "\n", "\0",
    "é",
  ].map { [UInt8]($0.utf8) }

  private static let numbers = [
    "0", "1", "2", "3", "4", "6", "8", "12", "16", "24", "48", "-1", "1.0",
    "2147483648", "4294967296", "4611686018427387904", "9223372036854775807",
    "18446744073709551615", "18446744073709551616",
  ].map { [UInt8]($0.utf8) }

  init(seed: UInt64, files: [Data]) {
    generator = SplitMix64(seed: seed)
    bases = files.map { file in
      let length = file.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
      let header = [UInt8](file.dropFirst(8).prefix(length))
      let text = String(decoding: header, as: UTF8.self)
      func ranges(of pattern: Regex<Substring>) -> [Range<Int>] {
        text.ranges(of: pattern).map { range in
          let start = text[..<range.lowerBound].utf8.count
          return start..<start + text[range].utf8.count
        }
      }
      return Base(
        header: header, data: [UInt8](file.dropFirst(8 + length)),
        numbers: ranges(of: /[0-9]+/),
        entries: ranges(of: /"[^"]*":{"dtype"[^}]*}/))
    }
  }

  /// The next damaged file, and what was done to it last.
  mutating func next() -> (Data, Damage) {
    let base = bases[generator.integer(below: bases.count)]
    var (header, data) = (base.header, base.data)
    var wrongLength: UInt64?
    let damage = Damage.allCases[
      generator.integer(below: Damage.allCases.count)]
    let times = 1 + generator.integer(below: 3)
    switch damage {
    case .number:
      for range in base.numbers.suffix(generator.integer(below: 9)).reversed()
      where generator.integer(below: 2) == 0 {
        header.replaceSubrange(range, with: pick(Self.numbers))
      }
    case .repeatedEntry:
      guard !base.entries.isEmpty else { break }
      let entry = base.header[pick(base.entries)]
      header.insert(contentsOf: [UInt8(ascii: "{")] + entry + [0x2C], at: 0)
      header.remove(at: entry.count + 2)
    case .lostEntry:
      guard base.entries.count > 1 else { break }
      let lost = pick(Array(base.entries.dropLast()))
      header.removeSubrange(lost.lowerBound...lost.upperBound)  // and a comma
    case .changedLength:
      let near = UInt64(header.count) &+ generator.next() % 64 &- 32
      wrongLength =
        times == 1 ? generator.next() >> generator.integer(below: 64) : near
    case .flippedBit:
      for _ in 0..<times where !header.isEmpty {
        header[place(in: header)] ^= 1 << generator.integer(below: 8)
      }
    case .changedByte:
      for _ in 0..<times where !header.isEmpty {
        header[place(in: header)] = UInt8(truncatingIfNeeded: generator.next())
      }
    case .changedData:
      for _ in 0..<times where !data.isEmpty {
        data[place(in: data)] = UInt8(truncatingIfNeeded: generator.next())
      }
    case .extended:
      let extra = generator.integer(below: 9)
      data += (0..<extra).map { _ in
        UInt8(truncatingIfNeeded: generator.next())
      }
    case .fragment:
      for _ in 0..<times {
        let start = place(in: header)
        let end = min(header.count, start + generator.integer(below: 4))
        header.replaceSubrange(start..<end, with: pick(Self.fragments))
      }
    case .copiedPart:
      let start = place(in: header)
      let end = min(header.count, start + generator.integer(below: 80))
      header.insert(contentsOf: header[start..<end], at: place(in: header))
    case .truncated: break
    }
    let length = wrongLength ?? UInt64(header.count)
    var file = bytes(header: header, length: length)
    file += data
    if damage == .truncated {
      file = file.prefix(generator.integer(below: file.count + 1))
    }
    return (file, damage)
  }

  private mutating func place(in bytes: [UInt8]) -> Int {
    generator.integer(below: max(bytes.count, 1))
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[generator.integer(below: elements.count)]
  }
}
