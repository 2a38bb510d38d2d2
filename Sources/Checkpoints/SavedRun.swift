import Basics
import Foundation
import Optimizers
import SafeTensors
import Tensors
import TextData

/// A checkpoint that was read, with its tensors.
///
///     let saved = try SavedRun(contentsOf: "run.safetensors")
///     try saved.restore(.sequential, &model, &optimizer, &generator)
public struct SavedRun {
  /// What the file says besides its tensors.
  public private(set) var checkpoint: Checkpoint
  let file: SafeTensorsFile

  /// The name of the file.
  public var name: String { file.name }

  /// Tells its contents from others.
  public var checksum: String { file.metadata["checksum"] ?? "" }

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
    for run in checkpoint.begun { checkpoint.states[run] = try state(of: run) }
  }

  /// Gives the model of a run, its optimiser and its generator what was saved.
  ///
  /// - Throws: `SafeTensorsError` or `CheckpointError` if they are of another
  ///   kind. All are then as they were.
  public func restore(
    _ run: Sampling, _ model: inout some Trainable,
    _ optimizer: inout some Optimizer, _ generator: inout SplitMix64
  ) throws {
    let prefix = checkpoint.prefix(of: run)
    var other = optimizer
    do throws(OptimizerStateError) {
      try other.restore(optimizerState(prefix), for: model)
    } catch {
      throw CheckpointError(file: file.name, fault: .optimizer(error))
    }
    guard let state = checkpoint.states[run]?.generator else {
      throw CheckpointError(
        file: file.name, fault: .missing(prefix + "generator"))
    }
    try model.load(from: file, prefix: prefix + RunState.model)
    optimizer = other
    generator = SplitMix64(seed: state)
  }

  /// Where a run is.
  private func state(of run: Sampling) throws -> RunState {
    let prefix = checkpoint.prefix(of: run)
    var tensors: [String: Tensor] = [:]
    for entry in file.tensors where entry.name.hasPrefix(prefix) {
      let name = String(entry.name.dropFirst(prefix.count))
      if RunState.hasTensor(name) {
        tensors[name] = try file.tensor(entry.name)
      }
    }
    var fields: [String: String] = [:]
    for (name, text) in file.metadata where name.hasPrefix(prefix) {
      let name = String(name.dropFirst(prefix.count))
      if RunState.hasField(name) { fields[name] = text }
    }
    return RunState(fields: fields, tensors: tensors)
  }

  private func optimizerState(_ run: String) -> OptimizerState {
    let prefix = run + RunState.optimizer
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
      rule: file.metadata[run + "optimizer"] ?? "", numbers: numbers,
      tensors: tensors)
  }

  /// Compares the tensors with the list of those that were saved, byte by byte:
  /// to compare characters takes the square of the number of marks on them.
  private static func checkTensors(
    of file: SafeTensorsFile
  ) throws(CheckpointError.Fault) {
    guard let listing = file.metadata["tensors"] else {
      throw .missing("tensors")
    }
    let saved = Set(
      listing.utf8.split(separator: UInt8(ascii: "\n")).map { Array($0) })
    let found = file.tensors.map {
      (
        name: $0.name, shape: $0.shape,
        line: Array(Checkpoint.listing([($0.name, $0.shape)]).utf8)
      )
    }
    let missing = saved.subtracting(found.map(\.line))
    if let line = missing.min(by: { $0.lexicographicallyPrecedes($1) }) {
      let bytes = line.prefix { $0 != UInt8(ascii: " ") }
      let name = String(decoding: bytes, as: UTF8.self)
      let other = found.first { $0.name.utf8.elementsEqual(bytes) }
      guard let other else { throw .missingTensor(name) }
      let expected = line.dropFirst(bytes.count + 1)
      throw .shape(
        name, other.shape.written,
        expected: String(decoding: expected, as: UTF8.self))
    }
    // What is keyed by names later is for those that a model can have.
    let extra = found.first {
      !saved.contains($0.line) || $0.name.utf8.count > 1000
    }
    if let extra { throw .extraTensor(extra.name) }
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
