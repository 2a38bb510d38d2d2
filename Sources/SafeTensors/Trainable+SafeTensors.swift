import Basics
import OutputFiles
import Tensors

extension Trainable {
  /// Stores the parameters, with notes from text to text, in a file in the
  /// safetensors format.
  ///
  /// - Throws: `OutputFileError`; a file that was there is then as it was.
  public func save(
    to path: String, prefix: String = "", metadata: [String: String] = [:]
  ) throws(OutputFileError) {
    try SafeTensorsFile.write(
      namedParameters(prefix: prefix), metadata: metadata, to: path)
  }

  /// Replaces all parameters by the tensors of the same names of a file.
  ///
  ///     try model.load(from: SafeTensorsFile(contentsOf: path))
  ///
  /// - Parameters:
  ///   - prefix: What stands before each name in the file. Tensors whose names
  ///     begin otherwise are not for this model.
  ///   - ignoringOthers: Whether the file may hold other tensors with that
  ///     prefix too.
  /// - Throws: `SafeTensorsError` if a tensor is missing, has another shape or
  ///   type, or is one too many. The model is then as it was.
  public mutating func load(
    from file: SafeTensorsFile, prefix: String = "",
    ignoringOthers: Bool = false
  ) throws(SafeTensorsError) {
    var loaded: [String: Tensor] = [:]
    let own = namedParameters(prefix: prefix)
    for (name, tensor) in own {
      loaded[name] = try file.tensor(name, shape: tensor.shape).tracked()
    }
    if !ignoringOthers {
      let names = Set(own.map { Array($0.name.utf8) })
      let extra = file.tensors.first {
        let name = $0.name.utf8
        return name.starts(with: prefix.utf8) && !names.contains(Array(name))
      }
      if let extra {
        throw file.error(
          "it holds the tensor \(extra.name.quoted), for which the model has no "
            + "place. Choose a file that was saved from the same kind of model."
        )
      }
    }
    visitParameters { name, parameter in parameter = loaded[prefix + name]! }
  }
}
