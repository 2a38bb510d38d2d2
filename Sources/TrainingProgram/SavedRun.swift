import Foundation
import Optimizers
import SafeTensors
import Tensors

/// A checkpoint that was read, with its tensors.
///
///     let saved = try SavedRun(contentsOf: "run.safetensors")
///     try saved.restore(&model, &optimizer)
public struct SavedRun: Sendable {
  public let checkpoint: Checkpoint
  let file: SafeTensorsFile

  /// Reads and checks a file.
  ///
  /// - Throws: `SafeTensorsError` or `CheckpointError`.
  public init(contentsOf path: String) throws {
    try self.init(SafeTensorsFile(contentsOf: path))
  }

  /// Checks a file that was read.
  public init(_ file: SafeTensorsFile) throws {
    do throws(CheckpointError.Fault) {
      checkpoint = try Checkpoint(file.metadata)
      try Self.checkTensors(of: file)
    } catch {
      throw CheckpointError(file: file.name, fault: error)
    }
    self.file = file
    try checkSum()
  }

  /// Gives a model and its optimiser what was saved.
  ///
  /// - Throws: `SafeTensorsError` or `CheckpointError` if they are of another
  ///   kind. Both are then as they were.
  public func restore(
    _ model: inout some Trainable, _ optimizer: inout some Optimizer
  ) throws {
    var other = optimizer
    do throws(OptimizerStateError) {
      try other.restore(try optimizerState(), for: model)
    } catch {
      throw CheckpointError(file: file.name, fault: .optimizer(error))
    }
    try model.load(from: file, prefix: Checkpoint.modelPrefix)
    optimizer = other
  }

  private func optimizerState() throws(OptimizerStateError) -> OptimizerState {
    let prefix = Checkpoint.optimizerPrefix
    var numbers: [String: Double] = [:]
    for (name, text) in file.metadata where name.hasPrefix(prefix) {
      numbers[String(name.dropFirst(prefix.count))] = Double(text) ?? .nan
    }
    var tensors: [String: Tensor] = [:]
    for entry in file.tensors where entry.name.hasPrefix(prefix) {
      let name = String(entry.name.dropFirst(prefix.count))
      tensors[name] = try? file.tensor(entry.name)
    }
    return OptimizerState(
      rule: file.metadata["optimizer"] ?? "", numbers: numbers,
      tensors: tensors)
  }

  /// Compares the tensors with the list of those that were saved.
  private static func checkTensors(
    of file: SafeTensorsFile
  ) throws(CheckpointError.Fault) {
    guard let listing = file.metadata["tensors"] else {
      throw .missing("tensors")
    }
    let saved = Set(listing.split(separator: "\n").map(String.init))
    let found = file.tensors.map {
      (name: $0.name, line: Checkpoint.listing([($0.name, $0.shape)]))
    }
    for line in saved.subtracting(found.map(\.line)).sorted() {
      let name = line.prefix { $0 != " " }
      if let other = found.first(where: { $0.name == name }) {
        let shape = line.dropFirst(name.count + 1)
        throw .shape(
          String(name), String(other.line.dropFirst(name.count + 1)),
          expected: String(shape))
      }
      throw .missingTensor(String(name))
    }
    if let extra = found.first(where: { !saved.contains($0.line) }) {
      throw .extraTensor(extra.name)
    }
  }

  /// Makes sure that nothing has changed since it was saved.
  private func checkSum() throws {
    let tensors = try file.tensors.map {
      (name: $0.name, tensor: try file.tensor($0.name))
    }
    var metadata = file.metadata
    guard let checksum = metadata.removeValue(forKey: "checksum") else {
      throw CheckpointError(file: file.name, fault: .missing("checksum"))
    }
    let found = SafeTensorsFile.checksum(of: tensors, metadata: metadata)
    guard checksum == found else {
      throw CheckpointError(file: file.name, fault: .changed)
    }
  }
}
