import Layers
import Tensors
import Testing

/// Mistakes with shapes stop the program with a sentence.
@Suite struct LayerMistakeTests {
  private func expectSentence(
    _ sentence: String, _ result: ExitTest.Result?,
    _ location: SourceLocation = #_sourceLocation
  ) {
    let errors = String(
      decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(errors.contains(sentence), sourceLocation: location)
  }

  @Test("inputs of another width, or without steps")
  func inputs() async {
    let width = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let layers = someLayers(.gru)
      _ = layers(.zeros(3, 2, 6), someState(layers))
    }
    expectSentence(
      "recurrent layers: the input has shape (3, 2, 6), but (steps, batch, "
        + "inputs) with at least one step and 5 inputs is needed", width)
    let steps = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let layers = someLayers(.rnn)
      _ = layers(.zeros(0, 2, 5), someState(layers))
    }
    expectSentence("the input has shape (0, 2, 5)", steps)
  }

  @Test("a state of another batch size")
  func batchSize() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let layers = someLayers(.rnn, layers: 2)
      _ = layers(.zeros(3, 4, 5), someState(layers))
    }
    expectSentence(
      "recurrent layers (rnn): the state has shape (2, 2, 7), but (layers × "
        + "directions, batch, hidden units) = (2, 4, 7) is needed", result)
  }

  @Test("an LSTM without cells, and a GRU with them")
  func cells() async {
    let missing = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let layers = someLayers(.lstm)
      _ = layers(.zeros(3, 2, 5), LayerState(hidden: .zeros(1, 2, 7)))
    }
    expectSentence("(1, 2, 7), with cells, is needed", missing)
    let extra = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let layers = someLayers(.gru)
      let state = LayerState(hidden: .zeros(1, 2, 7), cell: .zeros(1, 2, 7))
      _ = layers(.zeros(3, 2, 5), state)
    }
    expectSentence("and cells of shape (1, 2, 7)", extra)
  }

  @Test("tokens outside the vocabulary, or too few for the steps")
  func tokens() async {
    let outside = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let layers = someLayers(.rnn)
      _ = layers(.tokens([0, 5], steps: 1), someState(layers))
    }
    expectSentence("one of them lies outside 0 ..< 5", outside)
    let uneven = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let layers = someLayers(.rnn)
      _ = layers(.tokens([0, 1, 2, 3, 4], steps: 2), someState(layers))
    }
    expectSentence("5 tokens cannot be read in 2 steps", uneven)
    let embedded = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Embedding(weight: .zeros(5, 3))([1, -1])
    }
    expectSentence("embedding: a token lies outside 0 ..< 5", embedded)
  }

  @Test("layers without inputs, units or layers")
  func sizes() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = someLayers(.rnn, layers: 0)
    }
    expectSentence(
      "inputs, hidden units and layers must be at least 1, but they are 5, 7 "
        + "and 0", result)
    await #expect(processExitsWith: .failure) {
      _ = Embedding(weight: .zeros(5))
    }
  }
}
