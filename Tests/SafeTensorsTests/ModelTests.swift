import Basics
import Foundation
import Layers
import SafeTensors
import Tensors
import Testing

@Suite struct ModelTests {
  private func model(seed: UInt64, hiddenUnits: Int = 4) -> MultilayerPerceptron
  {
    var generator = SplitMix64(seed: seed)
    return MultilayerPerceptron(
      inputs: 3, hiddenUnits: hiddenUnits, outputs: 2, using: &generator)
  }

  private func file(
    of tensors: [(name: String, tensor: Tensor)]
  ) throws -> SafeTensorsFile {
    try SafeTensorsFile(data: SafeTensorsFile.data(of: tensors), name: "m")
  }

  @Test("a model that is loaded computes what the saved one did, and learns")
  func roundTrip() throws {
    try withFolder { folder in
      let (saved, path) = (model(seed: 1), folder + "/m.safetensors")
      var loaded = model(seed: 2)
      let x = Tensor([[1, -2, 3], [0.5, 0, -1]])
      #expect(loaded(x) != saved(x))

      try saved.save(to: path, metadata: ["epoch": "7"])
      let file = try SafeTensorsFile(contentsOf: path)
      try loaded.load(from: file)
      #expect(file.metadata == ["epoch": "7"])
      #expect(loaded.parameters == saved.parameters)
      #expect(loaded(x) == saved(x))

      loaded(x).sum().backward()
      #expect(loaded.parameters.allSatisfy { $0.gradient != nil })
      #expect(saved.parameters.allSatisfy { $0.gradient == nil })
    }
  }

  @Test("a model written by the Python package is loaded")
  func fromPython() throws {
    var model = model(seed: 1)
    try model.load(from: SafeTensorsFile(contentsOf: fixturePath("network")))
    #expect(model.parameters == [ramp(4, 3), ramp(4), ramp(2, 4), ramp(2)])
  }

  @Test("a prefix picks the model's tensors among others")
  func prefix() throws {
    let saved = model(seed: 1)
    let tensors =
      saved.namedParameters(prefix: "model.")
      + saved.namedParameters(prefix: "optimizer.")
    var loaded = model(seed: 2)
    try loaded.load(from: file(of: tensors), prefix: "model.")
    #expect(loaded.parameters == saved.parameters)
  }

  @Test("a tensor that does not fit is named, and the model stays as it was")
  func refusals() throws {
    let saved = model(seed: 1).namedParameters()
    let spare: (name: String, tensor: Tensor) = ("spare", Tensor(1))
    let cases: [([(name: String, tensor: Tensor)], String)] = [
      (
        saved.filter { $0.name != "output.bias" },
        "it holds no tensor “output.bias”, which is needed; it holds "
          + "“hidden.bias”, “hidden.weight”, “output.weight”. "
      ),
      (
        saved + [spare],
        "it holds the tensor “spare”, for which the model has no place. "
      ),
      (
        model(seed: 1, hiddenUnits: 5).namedParameters(),
        "the tensor “hidden.weight” has the shape (5, 3), but (4, 3) is needed. "
      ),
    ]
    for (tensors, finding) in cases {
      var model = model(seed: 2)
      let before = model.parameters
      let error = #expect(throws: SafeTensorsError.self) {
        try model.load(from: file(of: tensors))
      }
      let sentence = error?.description ?? ""
      #expect(sentence.hasPrefix("Cannot read “m”: \(finding)"), "\(sentence)")
      #expect(model.parameters == before)
    }
  }

  @Test("numbers of another type are refused, and the model stays as it was")
  func otherType() throws {
    // The same bytes, called by another name of the same length.
    let bytes = SafeTensorsFile.data(of: model(seed: 1).namedParameters())
    let name = try #require(bytes.lastRange(of: Data("F32".utf8)))
    var model = model(seed: 2)
    let before = model.parameters
    let file = try SafeTensorsFile(
      data: bytes.replacing(name, with: Data("I32".utf8)))
    let error = #expect(throws: SafeTensorsError.self) {
      try model.load(from: file)
    }
    #expect(
      error?.reason.hasPrefix("the tensor “output.weight” holds I32,") == true)
    #expect(model.parameters == before)
  }

  @Test("tensors that are not the model's can be passed over")
  func others() throws {
    let saved = model(seed: 1)
    var loaded = model(seed: 2)
    let file = try file(of: saved.namedParameters() + [("spare", Tensor(1))])
    try loaded.load(from: file, ignoringOthers: true)
    #expect(loaded.parameters == saved.parameters)
  }
}

extension Data {
  fileprivate func lastRange(of part: Data) -> Range<Int>? {
    range(of: part, options: .backwards)
  }

  fileprivate func replacing(_ range: Range<Int>, with part: Data) -> Data {
    var data = self
    data.replaceSubrange(range, with: part)
    return data
  }
}
