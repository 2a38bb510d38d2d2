import Concise
import Foundation
import SafeTensors
import Tensors
import Testing

@testable import Chapter10c_Concise

/// Weights that PyTorch wrote, by `weights.py make` of chapter 10c.
@Suite struct FixtureTests {
  static let names = [
    "rnn", "relu", "gru", "lstm", "bidirectional", "embedding",
  ]

  private func file(_ name: String) throws -> SafeTensorsFile {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return try SafeTensorsFile(
      contentsOf: folder.appending(path: "Fixtures/\(name).safetensors").path)
  }

  private func model(_ file: SafeTensorsFile) throws -> ConciseLanguageModel {
    try ConciseLanguageModel(
      describedBy: file.metadata,
      numbers: file.tensors.reduce(0) { $0 + $1.shape.reduce(1, *) })
  }

  @Test(
    "a model saved by PyTorch gives the scores that PyTorch computed",
    arguments: names)
  func scores(name: String) throws {
    let file = try file(name)
    var model = try model(file)
    try model.load(from: file)
    let stored = try self.file(name + ".scores")
    #expect(try stored.tensor("logits").shape == [8, 6])
    #expect(try model.largestDifference(to: stored) < 1e-5)
    // A model with other weights is found out.
    let fresh = try self.model(file)
    #expect(try fresh.largestDifference(to: stored) > 1e-3)
  }

  @Test("stored tokens or scores that cannot be are an error")
  func wrongScores() throws {
    let file = try file("rnn")
    let model = try model(file)
    func sentence(_ tokens: Tensor, _ logits: Tensor) throws -> String {
      let bytes = SafeTensorsFile.data(
        of: [("tokens", tokens), ("logits", logits)])
      let stored = try SafeTensorsFile(data: bytes, name: "scores")
      do {
        return "\(try model.largestDifference(to: stored))"
      } catch {
        return "\(error)"
      }
    }
    let logits = Tensor.zeros(2, 6)
    for wrong: Float in [6, -1, 0.5, .nan, .infinity, 1e30] {
      #expect(
        try sentence(Tensor([[0, wrong]]), logits).contains("there is \(wrong)")
      )
    }
    #expect(
      try sentence(Tensor([0, 1]), logits).contains("an array of shape (2,)"))
    #expect(
      try sentence(Tensor([[0, 1]]), .zeros(3, 6)).contains("“logits”"))
    #expect(try sentence(Tensor([[0, 1]]), .full(.nan, 2, 6)) == "nan")
  }

  @Test("a model saved here has the notes and names that it was read with")
  func roundTrip() throws {
    let file = try file("bidirectional")
    var model = try model(file)
    try model.load(from: file)
    #expect(model.notes == file.metadata)
    let bytes = SafeTensorsFile.data(
      of: model.namedParameters(), metadata: model.notes)
    let again = try SafeTensorsFile(data: bytes, name: "again")
    #expect(
      again.tensors.map(\.name).sorted() == file.tensors.map(\.name).sorted())
    for (name, tensor) in model.namedParameters() {
      #expect(try again.tensor(name) == tensor)
    }
  }

  @Test("notes that describe no model, or another one, are an error")
  func wrongNotes() throws {
    let good = try file("lstm")
    let numbers = good.tensors.reduce(0) { $0 + $1.shape.reduce(1, *) }
    func sentence(_ name: String, _ value: String?) -> String {
      var notes = good.metadata
      notes[name] = value
      do {
        _ = try ConciseLanguageModel(describedBy: notes, numbers: numbers)
        return ""
      } catch {
        return "\(error)"
      }
    }
    #expect(
      sentence("unit", "tree")
        == "The notes of the file do not describe a model: “unit” must be one "
        + "of rnn, relu, gru, lstm, but it is “tree”.")
    #expect(sentence("layers", nil).contains("but it is missing."))
    #expect(sentence("hidden", "0").contains("from 1 to 65536"))
    #expect(sentence("vocabulary", "-6").contains("“-6”"))
    #expect(sentence("bidirectional", "perhaps").contains("true or false"))
    // Nothing of that size is ever made.
    let huge = sentence("hidden", "65536")
    #expect(huge.contains("the file holds \(numbers)"), "\(huge)")
    #expect(sentence("embedding", "0") == "")
  }
}
