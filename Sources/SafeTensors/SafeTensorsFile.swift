import Foundation
import OutputFiles
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

  /// Reads the length of the header, the header and, if it fits the size of
  /// the file, the data.
  private init(
    name: String, size: Int, next: (_ count: Int) throws -> Data
  ) throws(SafeTensorsError) {
    do {
      let length = try Header.length(from: next(min(8, size)), ofFile: size)
      let header = try Header(
        Array(next(length)), dataLength: size - 8 - length)
      self.name = name
      metadata = header.metadata
      tensors = header.tensors
      index = Dictionary(
        uniqueKeysWithValues: header.tensors.enumerated().map {
          (Array($1.name.utf8), $0)
        })
      data = try next(size - 8 - length)
    } catch {
      throw SafeTensorsError(file: name, reason: Fault(error).reason)
    }
  }

  /// Reads and checks a file that is in memory already.
  ///
  /// - Throws: `SafeTensorsError`, which calls the file `name`.
  public init(data: Data, name: String = "data") throws(SafeTensorsError) {
    var rest = data
    try self.init(name: name, size: data.count) { count in
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
  }

  /// Reads and checks a file.
  ///
  /// - Throws: `SafeTensorsError` if there is no such file, it cannot be read,
  ///   or it breaks a rule of the format.
  public init(contentsOf path: String) throws(SafeTensorsError) {
    let (file, size): (FileHandle, Int)
    do {
      try Self.requireOrdinaryFile(path)
      file = try FileHandle(forReadingFrom: URL(filePath: path))
      size = Int(try file.seekToEnd())
      try file.seek(toOffset: 0)
    } catch {
      throw SafeTensorsError(file: path, reason: Fault(error).reason)
    }
    defer { try? file.close() }
    try self.init(name: path, size: size) { count in
      let bytes = try file.read(upToCount: count) ?? Data()
      guard bytes.count == count else {
        throw Fault(
          "it became shorter while it was read; wait until the program that "
            + "writes it is done, and try again.")
      }
      return bytes
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
      throw error(
        "it holds no tensor \(name.quoted), which is needed; it holds "
          + "\(tensors.map(\.name).listed). Choose a file that was saved from "
          + "the same kind of model.")
    }
    let entry = tensors[position]
    guard entry.type == .f32 else {
      throw error(
        "the tensor \(name.quoted) holds \(entry.type.rawValue), and only F32 "
          + "can be used here. Convert it before it is saved; in PyTorch: "
          + "tensor.float().")
    }
    if let shape, shape != entry.shape {
      throw error(
        "the tensor \(name.quoted) has the shape \(entry.shape.shortened), but "
          + "\(shape.shortened) is needed. Choose a file that was saved from a "
          + "model of the same size.")
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

  func error(_ reason: String) -> SafeTensorsError {
    SafeTensorsError(file: name, reason: reason)
  }
}

// MARK: - Reading from the disk

extension SafeTensorsFile {
  /// A pipe or a device has no size that the header could be checked against.
  private static func requireOrdinaryFile(
    _ path: String
  ) throws(Fault) {
    var isFolder: ObjCBool = false
    let files = FileManager.default
    guard files.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Fault(
        "there is no such file; check the path, which is relative to the "
          + "current folder.")
    }
    if isFolder.boolValue {
      throw Fault("it is a folder; name a file inside it.")
    }
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    let attributes = try? files.attributesOfItem(atPath: target)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else {
      throw Fault(
        "it is not an ordinary file; copy what it delivers to a file first.")
    }
    guard files.isReadableFile(atPath: path) else {
      throw Fault.unreadable("you have no permission to read it")
    }
  }
}

extension Fault {
  /// A fault that was found here, or an error of the system.
  fileprivate init(_ error: any Error) {
    self = error as? Fault ?? .unreadable(error.localizedDescription)
  }

  fileprivate static func unreadable(_ reason: String) -> Fault {
    Fault("\(reason.asSentence) Make sure that you may read the file.")
  }
}
