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
    guard size >= 8 else {
      throw .damaged(
        "it has \(size) bytes, but the length of the header alone takes 8")
    }
    let length = prefix.prefix(8).reversed().reduce(UInt64(0)) {
      $0 << 8 | UInt64($1)
    }
    let announced = "its first 8 bytes announce a header of \(length) bytes"
    guard length <= longest else {
      throw .damaged(
        "\(announced), and the format allows no more than \(longest)")
    }
    guard Int(length) <= size - 8 else {
      throw .damaged(
        "\(announced), but the file has only \(size) bytes in all")
    }
    return Int(length)
  }

  /// Reads a header and checks it against the length of the data.
  init(_ bytes: [UInt8], dataLength: Int) throws(Fault) {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw .damaged("its header is not text in UTF-8")
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
    var (typeName, shape, offsets): (String?, [Int]?, [Int]?)
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
    guard let typeName, let shape, let offsets else {
      let missing =
        typeName == nil ? "dtype" : shape == nil ? "shape" : "data_offsets"
      throw .damaged("the tensor \(name.quoted) has no “\(missing)”")
    }
    // To compare Unicode texts takes quadratic time for marks alone.
    guard
      let type = ElementType.allCases.first(where: {
        $0.rawValue.hasSameBytes(as: typeName)
      })
    else {
      throw Fault(
        "the tensor \(name.quoted) has the unknown dtype \(typeName.quoted). "
          + "Save it as F32.")
    }
    let (begin, end) = (offsets[0], offsets[1])
    guard begin <= end else {
      throw .damaged(
        "the data of the tensor \(name.quoted) begin at byte \(begin) and end "
          + "before, at byte \(end)")
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
      let range = entry.range
      var name: String { entry.name.quoted }
      var data: String { "the data of the tensor \(name)" }
      var shape: String { "shape \(entry.shape.shortened)" }
      let type = entry.type.rawValue
      guard range.upperBound <= dataLength else {
        throw .damaged(
          "\(data) end at byte \(range.upperBound), but the file holds only "
            + "\(dataLength) bytes of data")
      }
      guard let needed = entry.type.bytes(ofShape: entry.shape) else {
        throw .damaged(
          "the tensor \(name) cannot have the \(shape) of \(type): its bytes "
            + "are too many to count, or do not come out whole")
      }
      guard needed == range.count else {
        throw .damaged(
          "the tensor \(name) of \(shape) and dtype \(type) needs \(needed) "
            + "bytes, but its offsets give it \(range.count)")
      }
      if range.lowerBound < end {
        throw .damaged(
          "the data of the tensors \(last.quoted) and \(name) overlap")
      }
      if range.lowerBound > end {
        throw .damaged(
          "\(data) begin at byte \(range.lowerBound) instead of \(end): there "
            + "is a hole before them")
      }
      (end, last) = (range.upperBound, entry.name)
    }
    if end < dataLength {
      throw .damaged(
        "\(dataLength - end) bytes behind the last tensor belong to none")
    }
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
