/// One tensor of a file, as the header describes it.
public struct TensorEntry: Equatable, Sendable {
  /// The name of the tensor.
  public let name: String
  /// How its numbers are stored.
  public let type: ElementType
  /// The number of elements along each axis; empty for a single number.
  public let shape: [Int]
  /// Where its bytes lie, counted from the end of the header.
  public let range: Range<Int>
}

/// What stands before the data of a file: the length of the header as 8
/// bytes, lowest first, and the header itself, in JSON.
///
///     {"__metadata__": {"epoch": "3"},
///      "bias": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}
///
/// The rules are those of https://github.com/huggingface/safetensors, and
/// stricter where the description of the format is stricter than its
/// implementation: names must differ, an entry has the three fields shown and
/// no others, the header begins with a brace, and names of notes are short.
struct Header {
  typealias Fault = SafeTensorsError.Fault

  /// The longest header that the format allows, in bytes.
  static let longest = 100_000_000
  /// The longest name of a note, in bytes. They are the keys of a dictionary,
  /// which takes quadratic time for a name made of marks alone.
  static let longestNoteName = 1000
  static let metadataName = "__metadata__"

  private(set) var metadata: [String: String] = [:]
  /// Sorted by name.
  private(set) var tensors: [TensorEntry] = []

  /// The length of a header, in bytes.
  ///
  /// - Parameters:
  ///   - prefix: The first 8 bytes of the file, or all it has.
  ///   - size: The length of the whole file, in bytes.
  static func length(
    from prefix: some Sequence<UInt8>, ofFile size: Int
  ) throws(Fault) -> Int {
    guard size >= 8 else { throw .tooShort(bytes: size) }
    var length: UInt64 = 0
    for (index, byte) in prefix.prefix(8).enumerated() {
      length |= UInt64(byte) << (8 * index)
    }
    guard length <= longest else { throw .headerTooLong(bytes: length) }
    guard Int(length) <= size - 8 else {
      throw .headerBeyondEnd(bytes: Int(length), ofFile: size)
    }
    return Int(length)
  }

  /// Reads a header and checks it against the length of the data.
  init(_ bytes: [UInt8], dataLength: Int) throws(Fault) {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw .headerNotUTF8
    }
    var scanner = HeaderScanner(bytes)
    var metadata: [String: String] = [:]
    var tensors: [TensorEntry] = []
    try scanner.object { scanner, name throws(Fault) in
      scanner.tensor = name
      if name.hasSameBytes(as: Self.metadataName) {
        try scanner.object { scanner, key throws(Fault) in
          guard key.utf8.count <= Self.longestNoteName else {
            throw scanner.expected(
              "a name of at most \(Self.longestNoteName) bytes before this place"
            )
          }
          metadata[key] = try scanner.string()
        }
      } else {
        tensors.append(try Self.entry(name, &scanner))
      }
      scanner.tensor = nil
    }
    try scanner.end()
    try Self.checkLayout(of: tensors, dataLength: dataLength)
    self.metadata = metadata
    self.tensors = tensors.sorted { $0.name.precedes($1.name) }
  }

  /// Reads the entry of one tensor.
  private static func entry(
    _ name: String, _ scanner: inout HeaderScanner
  ) throws(Fault) -> TensorEntry {
    var typeName: String?
    var shape: [Int]?
    var offsets: [Int]?
    try scanner.object { scanner, field throws(Fault) in
      if field.hasSameBytes(as: "dtype") {
        typeName = try scanner.string()
      } else if field.hasSameBytes(as: "shape") {
        shape = try scanner.integers()
      } else if field.hasSameBytes(as: "data_offsets") {
        let numbers = try scanner.integers()
        guard numbers.count == 2 else {
          throw scanner.expected("two offsets before this place")
        }
        offsets = numbers
      } else {
        throw scanner.expected("a “dtype”, “shape” or “data_offsets”")
      }
    }
    guard let typeName else { throw .incomplete(tensor: name, field: "dtype") }
    guard let shape else { throw .incomplete(tensor: name, field: "shape") }
    guard let offsets else {
      throw .incomplete(tensor: name, field: "data_offsets")
    }
    let types = ElementType.allCases
    guard
      let type = types.first(where: { $0.rawValue.hasSameBytes(as: typeName) })
    else {
      throw .unknownType(tensor: name, type: typeName)
    }
    let (begin, end) = (offsets[0], offsets[1])
    guard begin <= end else {
      throw .reversed(tensor: name, begin: begin, end: end)
    }
    return TensorEntry(name: name, type: type, shape: shape, range: begin..<end)
  }

  /// Makes sure that each tensor has the bytes that its shape needs, and that
  /// all tensors together fill the data, without overlap and without a hole.
  private static func checkLayout(
    of tensors: [TensorEntry], dataLength: Int
  ) throws(Fault) {
    var end = 0
    var last = ""
    for entry in tensors.sorted(by: { $0.range.precedes($1.range) }) {
      let (name, range) = (entry.name, entry.range)
      guard range.upperBound <= dataLength else {
        throw .beyondEnd(
          tensor: name, end: range.upperBound, ofData: dataLength)
      }
      guard let needed = entry.type.bytes(ofShape: entry.shape) else {
        throw .impossibleShape(
          tensor: name, shape: entry.shape, type: entry.type)
      }
      guard needed == range.count else {
        throw .wrongLength(
          tensor: name, shape: entry.shape, type: entry.type, needed: needed,
          given: range.count)
      }
      if range.lowerBound < end { throw .overlap(tensor: name, other: last) }
      if range.lowerBound > end {
        throw .hole(tensor: name, begin: range.lowerBound, expected: end)
      }
      (end, last) = (range.upperBound, name)
    }
    if end < dataLength { throw .rest(bytes: dataLength - end) }
  }
}

extension String {
  /// Whether both are the same in UTF-8, however Unicode composes letters.
  func hasSameBytes(as other: String) -> Bool {
    utf8.elementsEqual(other.utf8)
  }

  /// The order of the bytes of UTF-8: the same everywhere, and that of the
  /// reference implementation.
  func precedes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}

extension Range<Int> {
  fileprivate func precedes(_ other: Range<Int>) -> Bool {
    (lowerBound, upperBound) < (other.lowerBound, other.upperBound)
  }
}
