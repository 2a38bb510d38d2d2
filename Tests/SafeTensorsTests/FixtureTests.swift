import Foundation
import SafeTensors
import Tensors
import Testing

/// What the Python package wrote is read, and is written byte for byte.
@Suite struct FixtureTests {
  private let network: [(name: String, tensor: Tensor)] = [
    ("output.weight", ramp(2, 4)), ("hidden.weight", ramp(4, 3)),
    ("output.bias", ramp(2)), ("hidden.bias", ramp(4)),
  ]
  private let unusual: [(name: String, tensor: Tensor)] = [
    ("a single number", ramp()), ("empty", ramp(0, 3)),
    ("four axes", ramp(1, 2, 1, 3)),
    (
      "special",
      Tensor([
        .nan, .infinity, -.infinity, -0.0, .leastNonzeroMagnitude,
        .greatestFiniteMagnitude,
      ])
    ),
    ("quote \" backslash \\ slash /", ramp(1)),
    ("tab\tnewline\nbell\u{7}delete\u{7F}", ramp(1)), ("Größe ∑ 😀", ramp(1)),
    ("", ramp(1)),
  ]

  @Test("the tensors and notes of a file of the Python package are read")
  func reading() throws {
    let file = try SafeTensorsFile(contentsOf: fixturePath("network"))
    #expect(file.metadata == ["format": "pt"])
    #expect(
      file.tensors.map(\.name) == [
        "hidden.bias", "hidden.weight", "output.bias", "output.weight",
      ])
    #expect(file.tensors.map(\.shape) == [[4], [4, 3], [2], [2, 4]])
    for (name, tensor) in network {
      #expect(try file.tensor(name) == tensor)
      #expect(try file.tensor(name, shape: tensor.shape) == tensor)
    }
  }

  @Test("unusual shapes, numbers and names are read to the bit")
  func readingUnusual() throws {
    let file = try SafeTensorsFile(contentsOf: fixturePath("unusual"))
    #expect(file.metadata == ["note": "“1”\n2"])
    #expect(file.tensors.count == unusual.count)
    for (name, tensor) in unusual {
      let read = try file.tensor(name)
      #expect(read.shape == tensor.shape)
      #expect(
        read.elements.map(\.bitPattern) == tensor.elements.map(\.bitPattern))
    }
  }

  @Test("other types of numbers are known, and refused by name as tensors")
  func types() throws {
    let file = try SafeTensorsFile(contentsOf: fixturePath("types"))
    #expect(try file.tensor("float32") == ramp(2, 3))
    let types = Dictionary(
      uniqueKeysWithValues: file.tensors.map { ($0.name, $0.type) })
    #expect(
      types == [
        "float64": .f64, "float32": .f32, "float16": .f16, "int64": .i64,
        "int32": .i32, "int16": .i16, "uint8": .u8, "bool": .bool,
      ])
    for (name, type) in types where type != .f32 {
      let error = #expect(throws: SafeTensorsError.self) {
        try file.tensor(name)
      }
      let words = "the tensor “\(name)” holds \(type.rawValue), and only F32 "
      #expect(error?.reason.hasPrefix(words) == true)
    }
  }

  @Test("the same tensors in any order make the bytes of the Python package")
  func writing() throws {
    let written = [
      ("network", network, ["format": "pt"]),
      ("unusual", unusual, ["note": "“1”\n2"]), ("nothing", [], [:]),
    ]
    for (name, tensors, metadata) in written {
      let bytes = SafeTensorsFile.data(of: tensors, metadata: metadata)
      #expect(try bytes == fixture(name), "\(name)")
      let reversed = SafeTensorsFile.data(
        of: tensors.reversed(), metadata: metadata)
      #expect(reversed == bytes)
    }
  }
}
