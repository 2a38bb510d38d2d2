import Foundation
import SafeTensors
import Tensors
import Testing

/// The bytes of a file that the Python package wrote.
func fixture(_ name: String) throws -> Data {
  try Data(contentsOf: URL(filePath: fixturePath(name)))
}

func fixturePath(_ name: String) -> String {
  URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/\(name).safetensors").path
}

/// A file with this header, whether that is right or wrong.
func bytes(header: String, data: Int = 0, length: UInt64? = nil) -> Data {
  bytes(header: [UInt8](header.utf8), data: data, length: length)
}

func bytes(header: [UInt8], data: Int = 0, length: UInt64? = nil) -> Data {
  let length = length ?? UInt64(header.count)
  let prefix = (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }
  return Data(prefix + header) + Data(count: data)
}

/// The entry of a tensor, in JSON.
func entry(
  _ name: String, type: String = "F32", shape: String, offsets: String
) -> String {
  "\"\(name)\":{\"dtype\":\"\(type)\",\"shape\":[\(shape)],"
    + "\"data_offsets\":[\(offsets)]}"
}

/// -1, -0.75, -0.5, ... in row-major order, as in the fixtures.
func ramp(_ shape: Int...) -> Tensor {
  let count = shape.reduce(1, *)
  return Tensor(shape: shape, (0..<count).map { Float($0) / 4 - 1 })
}

/// Calls `body` with a new folder, which is removed afterwards.
func withFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "safetensors-\(UUID().uuidString)")
  try FileManager.default.createDirectory(
    at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder.path)
}

/// Expects that the bytes are refused in a sentence that names the file and
/// begins with this finding.
func expect(
  _ finding: String, for data: Data,
  at location: SourceLocation = #_sourceLocation
) {
  let error = #expect(
    throws: SafeTensorsError.self, sourceLocation: location
  ) {
    try SafeTensorsFile(data: data, name: "bad")
  }
  guard let error else { return }
  let sentence = error.description
  #expect(
    sentence.hasPrefix("Cannot read “bad”: \(finding). "),
    "\(sentence)", sourceLocation: location)
  #expect(sentence.hasSuffix("."), sourceLocation: location)
}

extension SafeTensorsError {
  /// Whether something else stands in an entry than the format asks for.
  func isMalformed(inEntry tensor: String? = nil) -> Bool {
    reason.hasPrefix("at byte ") && reason.contains("there must be")
      && (tensor.map { reason.contains("in the entry of “\($0)”") } ?? true)
  }
}
