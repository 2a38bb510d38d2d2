import Foundation
import Tensors

/// A file in the safetensors format: named tensors, and notes from text to
/// text.
///
///     let file = try SafeTensorsFile(contentsOf: "model.safetensors")
///     let bias = try file.tensor("bias", shape: [28])
///
/// The whole file is checked when it is opened. Nothing is allocated for a
/// number that the file states before it is checked against the size that the
/// file really has.
public struct SafeTensorsFile: Sendable {
  /// How errors name the file.
  public let name: String
  /// The notes that were stored with the tensors.
  public let metadata: [String: String]
  /// The tensors, sorted by name.
  public let tensors: [TensorEntry]

  /// The place of each tensor, by the bytes of its name.
  private let index: [[UInt8]: Int]
  /// What follows the header.
  private let data: Data

  private init(name: String, header: Header, data: Data) {
    self.name = name
    metadata = header.metadata
    tensors = header.tensors
    index = Dictionary(
      uniqueKeysWithValues: header.tensors.enumerated().map {
        (Array($1.name.utf8), $0)
      })
    self.data = data
  }

  /// Reads and checks a file that is in memory already.
  ///
  /// - Throws: `SafeTensorsError`, which calls the file `name`.
  public init(data: Data, name: String = "data") throws(SafeTensorsError) {
    do throws(SafeTensorsError.Fault) {
      let length = try Header.length(from: data, ofFile: data.count)
      let rest = data.dropFirst(8)
      let header = try Header(
        Array(rest.prefix(length)), dataLength: rest.count - length)
      self.init(name: name, header: header, data: rest.dropFirst(length))
    } catch {
      throw SafeTensorsError(file: name, fault: error)
    }
  }

  /// Reads and checks a file.
  ///
  /// - Throws: `SafeTensorsError` if there is no such file, it cannot be read,
  ///   or it breaks a rule of the format.
  public init(contentsOf path: String) throws(SafeTensorsError) {
    do throws(SafeTensorsError.Fault) {
      let (header, data) = try Self.read(path)
      self.init(name: path, header: header, data: data)
    } catch {
      throw SafeTensorsError(file: path, fault: error)
    }
  }

  // MARK: - Tensors

  /// One tensor of the file.
  ///
  /// - Parameter shape: The shape it must have; nothing if any will do.
  /// - Throws: `SafeTensorsError` if there is no such tensor, it has another
  ///   shape, or its numbers are not F32.
  public func tensor(
    _ name: String, shape: Shape? = nil
  ) throws(SafeTensorsError) -> Tensor {
    guard let position = index[Array(name.utf8)] else {
      throw error(.noTensor(name, others: tensors.map(\.name)))
    }
    let entry = tensors[position]
    guard entry.type == .f32 else {
      throw error(.otherType(tensor: name, type: entry.type))
    }
    if let shape, shape != entry.shape {
      throw error(
        .otherShape(tensor: name, shape: entry.shape, expected: shape))
    }
    return Tensor(shape: entry.shape, floats(in: entry.range))
  }

  /// The numbers at these bytes, which are stored with the lowest byte first.
  private func floats(in range: Range<Int>) -> [Float] {
    data.withUnsafeBytes { data in
      stride(from: range.lowerBound, to: range.upperBound, by: 4).map {
        let bits = data.loadUnaligned(fromByteOffset: $0, as: UInt32.self)
        return Float(bitPattern: UInt32(littleEndian: bits))
      }
    }
  }

  func error(_ fault: SafeTensorsError.Fault) -> SafeTensorsError {
    SafeTensorsError(file: name, fault: fault)
  }
}

// MARK: - Reading from the disk

extension SafeTensorsFile {
  /// Reads the header first, and the data only if the header fits the file.
  private static func read(
    _ path: String
  ) throws(SafeTensorsError.Fault) -> (Header, Data) {
    try requireOrdinaryFile(path)
    do {
      let file = try FileHandle(forReadingFrom: URL(filePath: path))
      defer { try? file.close() }
      let size = Int(try file.seekToEnd())
      try file.seek(toOffset: 0)

      let prefix = try file.read(upToCount: 8) ?? Data()
      let length = try Header.length(from: prefix, ofFile: size)
      let header = try Header(
        Array(try file.readAll(length)), dataLength: size - 8 - length)
      return (header, try file.readAll(size - 8 - length))
    } catch let fault as SafeTensorsError.Fault {
      throw fault
    } catch {
      throw .unreadable(reason: error.localizedDescription)
    }
  }

  /// A pipe or a device has no size that the header could be checked against.
  private static func requireOrdinaryFile(
    _ path: String
  ) throws(SafeTensorsError.Fault) {
    var isFolder: ObjCBool = false
    let files = FileManager.default
    guard files.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .missing
    }
    if isFolder.boolValue { throw .folder }
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    let attributes = try? files.attributesOfItem(atPath: target)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else {
      throw .notOrdinary
    }
    guard files.isReadableFile(atPath: path) else {
      throw .unreadable(reason: "you have no permission to read it")
    }
  }
}

extension FileHandle {
  /// The next `count` bytes, all of them.
  fileprivate func readAll(_ count: Int) throws -> Data {
    let bytes = try read(upToCount: count) ?? Data()
    guard bytes.count == count else {
      throw SafeTensorsError.Fault.endedEarly
    }
    return bytes
  }
}
