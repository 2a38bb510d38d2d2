import Basics
import Foundation
import OutputFiles
import Tensors

extension SafeTensorsFile {
  /// Writes tensors to a file: whole or not at all.
  ///
  ///     try SafeTensorsFile.write([("bias", bias)], to: "bias.safetensors")
  ///
  /// - Parameter metadata: Notes from text to text, stored with the tensors.
  /// - Throws: `OutputFileError`; a file that was there is then as it was.
  public static func write(
    _ tensors: [(name: String, tensor: Tensor)],
    metadata: [String: String] = [:], to path: String
  ) throws(OutputFileError) {
    try OutputFile.write(data(of: tensors, metadata: metadata), to: path)
  }

  /// The bytes of a file with these tensors.
  ///
  /// The tensors and the notes are in the order of their names, so that the
  /// same tensors make the same bytes, and the same as those of the reference
  /// implementation.
  public static func data(
    of tensors: [(name: String, tensor: Tensor)],
    metadata: [String: String] = [:]
  ) -> Data {
    requireNames(tensors.map(\.name))
    let tensors = tensors.sorted { $0.name.precedes($1.name) }
    var entries: [String] = []
    if !metadata.isEmpty {
      let notes = metadata.sorted { $0.key.precedes($1.key) }
        .map { "\($0.key.json):\($0.value.json)" }
      entries.append(
        "\(Header.metadataName.json):{\(notes.joined(separator: ","))}")
    }
    var end = 0
    for (name, tensor) in tensors {
      let begin = end
      end += 4 * tensor.count
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      entries.append(
        "\(name.json):{\"dtype\":\"F32\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(begin),\(end)]}")
    }
    var header = Data("{\(entries.joined(separator: ","))}".utf8)
    // The numbers then begin at a multiple of 8 bytes.
    let padding = -header.count & 7
    header.append(contentsOf: [UInt8](repeating: 0x20, count: padding))
    require(
      header.count <= Header.longest,
      "safetensors: a header of \(header.count) bytes is longer than the "
        + "\(Header.longest) that the format allows; store fewer notes")

    var bytes = Data(capacity: 8 + header.count + end)
    withUnsafeBytes(of: UInt64(header.count).littleEndian) {
      bytes.append(contentsOf: $0)
    }
    bytes.append(header)
    for (_, tensor) in tensors {
      tensor.elements.map(\.bitPattern.littleEndian).withUnsafeBytes {
        bytes.append(contentsOf: $0)
      }
    }
    return bytes
  }

  private static func requireNames(_ names: [String]) {
    var seen: Set<[UInt8]> = []  // as a reader compares them
    for name in names {
      require(
        seen.insert(Array(name.utf8)).inserted,
        "safetensors: there are two tensors with the name \(name.quoted)")
      require(
        !name.hasSameBytes(as: Header.metadataName),
        "safetensors: no tensor can have the name \(name.quoted), which "
          + "stands for the notes")
    }
  }
}

extension String {
  /// As a string of JSON, escaped only where it must be.
  fileprivate var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return String(decoding: try! encoder.encode(self), as: UTF8.self)
  }
}
