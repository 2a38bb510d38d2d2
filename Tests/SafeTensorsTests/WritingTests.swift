import Basics
import Foundation
import OutputFiles
import SafeTensors
import Tensors
import Testing

@Suite struct WritingTests {
  @Test("what is written is read again, through the disk too")
  func roundTrip() throws {
    try withFolder { folder in
      var generator = SplitMix64(seed: 3)
      let tensors: [(name: String, tensor: Tensor)] = [
        ("b", .normal(3, 5, 2, using: &generator)),
        ("é", .normal(7, using: &generator)),
        ("a", Tensor(4)),
        ("none", .zeros(2, 0)),
      ]
      let metadata = ["epoch": "12", "vocabulary": " \"\\\u{1}😀", "": "x"]
      let path = folder + "/ä b.safetensors"
      for _ in 0..<2 {  // the second time there is a file already
        try SafeTensorsFile.write(tensors, metadata: metadata, to: path)
      }
      let file = try SafeTensorsFile(contentsOf: path)
      #expect(file.name == path)
      #expect(file.metadata == metadata)
      #expect(file.tensors.map(\.name) == ["a", "b", "none", "é"])
      for (name, tensor) in tensors { #expect(try file.tensor(name) == tensor) }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(names == ["ä b.safetensors"])
    }
  }

  @Test("the data begin at a multiple of eight bytes", arguments: 1...9)
  func alignment(length: Int) throws {
    let name = String(repeating: "n", count: length)
    let bytes = SafeTensorsFile.data(of: [(name, Tensor([1, 2, 3]))])
    #expect((bytes.count - 3 * 4).isMultiple(of: 8))
    #expect(try SafeTensorsFile(data: bytes).tensors.map(\.name) == [name])
  }

  @Test("notes are written in the order of their names")
  func orderOfNotes() {
    let notes = (0..<50).map { ("note \($0)", "\($0)") }
    let forward = SafeTensorsFile.data(
      of: [], metadata: Dictionary(uniqueKeysWithValues: notes))
    let backward = SafeTensorsFile.data(
      of: [], metadata: Dictionary(uniqueKeysWithValues: notes.reversed()))
    #expect(forward == backward)
  }

  @Test("a path that cannot be written is refused with the reason")
  func refusal() throws {
    try withFolder { folder in
      #expect(throws: OutputFileError.isFolder(folder)) {
        try SafeTensorsFile.write([("a", Tensor(1))], to: folder)
      }
    }
  }

  @Test("two tensors of one name, and the name of the notes, stop the program")
  func names() async {
    await #expect(processExitsWith: .failure) {
      _ = SafeTensorsFile.data(of: [("a", Tensor(1)), ("a", Tensor(2))])
    }
    await #expect(processExitsWith: .failure) {
      _ = SafeTensorsFile.data(of: [("__metadata__", Tensor(1))])
    }
  }
}
