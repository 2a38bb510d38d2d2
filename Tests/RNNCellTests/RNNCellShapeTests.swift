import Basics
import BookTool
import Params
import RNNCell
import Tensors
import Testing
import TextData

/// Batch 2, steps 5, 28 tokens, 512 hidden units, as on the page.
@Suite struct RNNCellShapeTests {
  let model: RNNLanguageModel
  let inputs = TokenMatrix([[0, 2, 4, 6, 8], [1, 3, 5, 7, 27]])

  init() {
    var generator = SplitMix64(seed: 1)
    model = RNNLanguageModel(
      vocabularySize: 28, hiddenUnits: 512, using: &generator)
  }

  @Test("the initial state is (2, 512) zeros")
  func initialState() {
    let state = model.initialState(batchSize: 2)
    #expect(state.H.shape == [2, 512])
    #expect(state.H == .zeros(2, 512))
  }

  @Test("five steps for two sequences give (10, 28) outputs, (2, 512) state")
  func unrolled() {
    let start = model.initialState(batchSize: 2)
    let (logits, state) = model(inputs, start)
    #expect(logits.shape == [10, 28])
    #expect(state.H.shape == [2, 512])
    #expect(state.H.shape == start.H.shape)
  }

  @Test(
    "the page, its table and the table of all symbols have these shapes",
    arguments: ["05-rnn-cell.md", "README.md"])
  func page(name: String) throws {
    let page = try Page(named: name)
    let start = model.initialState(batchSize: 2)
    let (logits, state) = model(inputs, start)
    let (output, _) = model.cell(.zeros(2, 28), start)
    let table = page.shapes(where: ["n": 2, "d": 28, "h": 512, "q": 28])
    #expect(table["X_t"] == [2, 28])
    #expect(table["H_t"] == state.H.shape)
    #expect(table["O_t"] == output.shape)
    for (name, array) in zip(RNNParameters.names, model.parameters) {
      #expect(table[name] == array.shape, "\(name)")
    }
    if name.hasPrefix("05") {
      #expect(
        page.output(of: "Chapter05_RNNCell/main.swift#shapes") == [
          "outputs \(logits.shape.written)", "state \(state.H.shape.written)",
        ])
    }
  }

  @Test("one step gives (2, 28) outputs and a state like the one before it")
  func cell() {
    let start = model.initialState(batchSize: 2)
    let (output, state) = model.cell(.full(0.25, 2, 28), start)
    #expect(output.shape == [2, 28])
    #expect(state.H.shape == start.H.shape)
  }

  @Test(
    "the state keeps its shape for any batch and any number of steps",
    arguments: [1, 2, 3, 33], [1, 2, 7])
  func anyBatch(batchSize: Int, steps: Int) {
    let inputs = TokenMatrix(
      rows: batchSize, columns: steps,
      indices: (0..<batchSize * steps).map { $0 % 28 })
    let start = model.initialState(batchSize: batchSize)
    let (logits, state) = model(inputs, start)
    #expect(logits.shape == [steps * batchSize, 28])
    #expect(state.H.shape == start.H.shape)
    #expect(state.detached.H == state.H)
  }
}
