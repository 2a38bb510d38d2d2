import Basics

/// Indices into a vocabulary, in as few bytes as the largest of them needs: one
/// byte each where a vocabulary has at most 256 entries, as that of the
/// characters of most scripts, and two up to 65,536.
///
/// It is read like an array of `Int`:
///
///     let indices = TokenIndices([3, 1, 2])
///     indices[0]  // 3
public struct TokenIndices: RandomAccessCollection, Equatable, Sendable {
  /// The number of indices.
  public private(set) var count = 0

  /// How many bytes each of them takes.
  public private(set) var bytesPerIndex = 1

  /// The bytes of all indices, the lowest byte of each first.
  private var bytes: [UInt8] = []

  /// The same indices in few bytes.
  ///
  /// - Parameter indices: Indices from 0 on.
  public init(_ indices: some Collection<Int>) {
    bytes.reserveCapacity(indices.count)
    for index in indices { append(index) }
  }

  /// The position of the first index.
  public var startIndex: Int { 0 }

  /// The position behind the last index.
  public var endIndex: Int { count }

  /// The index at a position, counted from 0.
  public subscript(position: Int) -> Int {
    if bytesPerIndex == 1 { return Int(bytes[position]) }
    let first = position * bytesPerIndex
    return (0..<bytesPerIndex).reduce(0) { index, place in
      index | Int(bytes[first + place]) << (8 * place)
    }
  }

  /// The stretches of `length` indices from these positions on, one after the
  /// other.
  func stretches(of length: Int, from starts: [Int]) -> [Int] {
    require(
      starts.allSatisfy { $0 >= 0 && $0 + length <= count },
      "A stretch of \(length) tokens begins at \(starts.min() ?? 0) at the "
        + "earliest and at \(starts.max() ?? 0) at the latest, but the text has "
        + "\(count).")
    let total = starts.count * length
    return [Int](unsafeUninitializedCapacity: total) { stretches, filled in
      bytes.withUnsafeBufferPointer { bytes in
        guard var next = stretches.baseAddress else { return }
        for start in starts {
          if bytesPerIndex == 1 {  // a loop that is one instruction for many
            for place in 0..<length { next[place] = Int(bytes[start + place]) }
          } else {
            for place in 0..<length { next[place] = self[start + place] }
          }
          next += length
        }
      }
      filled = total
    }
  }

  /// Whether both hold the same, in the same order.
  public static func == (one: TokenIndices, other: TokenIndices) -> Bool {
    one.bytesPerIndex == other.bytesPerIndex
      ? one.bytes == other.bytes : one.elementsEqual(other)
  }
}

extension TokenIndices: ExpressibleByArrayLiteral {
  /// The indices that are written out.
  public init(arrayLiteral indices: Int...) { self.init(indices) }
}

extension TokenIndices {
  /// Asks for the room of so many indices of one byte.
  mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(count) }

  mutating func append(_ index: Int) {
    if index >> (8 * bytesPerIndex) != 0 { widen(toHold: index) }
    for place in 0..<bytesPerIndex {
      bytes.append(UInt8(truncatingIfNeeded: index >> (8 * place)))
    }
    count += 1
  }

  /// Appends for each byte the number that a table has for it.
  mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, numberedBy table: [Int32]
  ) {
    if bytesPerIndex == 1, bytes.allSatisfy({ table[Int($0)] < 256 }) {
      self.bytes += bytes.lazy.map {
        UInt8(truncatingIfNeeded: table[Int($0)])
      }
      count += bytes.count
    } else {
      for byte in bytes { append(Int(table[Int(byte)])) }
    }
  }

  /// Puts another index in the place of each: that which `newIndices` has for
  /// it.
  mutating func renumber(_ newIndices: [Int]) {
    if let largest = newIndices.max(), largest >> (8 * bytesPerIndex) != 0 {
      widen(toHold: largest)
    }
    if bytesPerIndex == 1 {
      let table = newIndices.map { UInt8(truncatingIfNeeded: $0) }
      bytes.withUnsafeMutableBufferPointer { bytes in
        for position in bytes.indices {
          bytes[position] = table[Int(bytes[position])]
        }
      }
    } else {
      for position in 0..<count {
        write(newIndices[self[position]], at: position * bytesPerIndex)
      }
    }
  }

  private mutating func write(_ index: Int, at first: Int) {
    for place in 0..<bytesPerIndex {
      bytes[first + place] = UInt8(truncatingIfNeeded: index >> (8 * place))
    }
  }

  /// Gives each index as many bytes as this one needs.
  private mutating func widen(toHold index: Int) {
    require(index >= 0, "Indices of tokens begin at 0, but one is \(index).")
    var wide = TokenIndices()
    while index >> (8 * wide.bytesPerIndex) != 0 { wide.bytesPerIndex += 1 }
    wide.bytes.reserveCapacity(
      Swift.max(count + 1, bytes.capacity) * wide.bytesPerIndex)
    for index in self { wide.append(index) }
    self = wide
  }
}
