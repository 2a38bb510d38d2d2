import RNNCell
import Tensors
import Testing
import TextData

/// Mistakes with shapes stop the program with a sentence.
@Suite struct MistakeTests {
  private func sentence(_ result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }

  @Test("an input of another vocabulary")
  func vocabulary() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = smallModel().cell(.zeros(2, 6), someState(batchSize: 2))
    }
    #expect(
      sentence(result).contains(
        "RNN cell: the input has shape (2, 6), but (batch, vocabulary) with a "
          + "vocabulary of 5 is needed"))
  }

  @Test("a state of another batch size")
  func batchSize() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = smallModel()(TokenMatrix([[1], [2]]), someState(batchSize: 3))
    }
    #expect(
      sentence(result).contains(
        "RNN cell: the state has shape (3, 7), but (batch, hidden units) = "
          + "(2, 7) is needed for an input of shape (2, 5)"))
  }

  @Test("a state with another number of hidden units")
  func hiddenUnits() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = smallModel()(
        TokenMatrix([[1], [2]]), someState(batchSize: 2, hiddenUnits: 8))
    }
    #expect(sentence(result).contains("the state has shape (2, 8)"))
  }

  @Test("one step where whole sequences are needed, and no step at all")
  func steps() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = smallModel().cell.unrolled(
        over: .zeros(2, 5), from: someState(batchSize: 2))
    }
    #expect(
      sentence(result).contains(
        "unrolled RNN: the inputs have shape (2, 5), but (steps, batch, "
          + "vocabulary) with at least one step is needed"))
    await #expect(processExitsWith: .failure) {
      _ = smallModel().cell.unrolled(
        over: .zeros(0, 2, 5), from: someState(batchSize: 2))
    }
  }
}
