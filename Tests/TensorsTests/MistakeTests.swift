import Tensors
import Testing

/// A mistake stops the program with a sentence that names the operation, the
/// shapes and the axis.
@Suite struct MistakeTests {
  @Test("matmul names both shapes and the inner axes")
  func matmul() async {
    expectSentence(
      await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) { _ = Tensor.zeros(2, 3).matmul(.zeros(4, 5)) },
      "matmul: the inner axes differ",
      "(2, 3) = (rows, inner) with inner 3",
      "(4, 5) = (inner, columns) with inner 4")
    expectSentence(
      await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) { _ = Tensor.zeros(3).matmul(.zeros(3, 5)) },
      "matmul: the left side needs two axes or more", "(3,) and (3, 5)")
  }

  @Test("broadcasting names the operation, both shapes and the axis")
  func broadcast() async {
    expectSentence(
      await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) { _ = Tensor.zeros(2, 3) + Tensor.zeros(4, 3) },
      "+: shapes (2, 3) and (4, 3) do not broadcast", "axis 0 of the result",
      "the left has 2 elements and the right 4")
    expectSentence(
      await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) { _ = Tensor.zeros(2, 1, 3) / Tensor.zeros(4, 5) },
      "/: shapes (2, 1, 3) and (4, 5) do not broadcast",
      "axis 2 of the result (axis -1 of both)")
  }

  @Test("concatenate names both shapes and the axis that may differ")
  func concatenate() async {
    expectSentence(
      await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) {
        _ = Tensor.concatenate([.zeros(2, 3), .zeros(4, 5)], axis: 1)
      },
      "concatenate: shapes (2, 3) and (4, 5) may differ on axis 1 only")
    expectSentence(
      await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) { _ = Tensor.concatenate([]) },
      "concatenate: there is nothing to concatenate")
  }

  @Test("crossEntropy names the logits' shape and what the targets must be")
  func crossEntropy() async {
    expectSentence(
      await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) { _ = Tensor.zeros(2, 3).crossEntropy([0, 1, 2]) },
      "crossEntropy: the logits are (2, 3) = (rows, classes)",
      "there are 3 targets")
    expectSentence(
      await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) { _ = Tensor.zeros(2, 3).crossEntropy([0, 3]) },
      "crossEntropy: the logits are (2, 3)", "must lie in 0 ..< 3")
  }

  @Test("reshaping names both shapes and their numbers of elements")
  func reshaped() async {
    expectSentence(
      await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) { _ = Tensor.zeros(2, 3).reshaped(4, 2) },
      "reshape: (2, 3) has 6 elements, (4, 2) has 8")
  }

  @Test("an index or a slice outside names the shape and the axis")
  func index() async {
    expectSentence(
      await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) { _ = Tensor.zeros(2, 3)[2] },
      "index: 2 lies outside the first axis of (2, 3)")
    expectSentence(
      await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) { _ = Tensor.zeros(2, 3).slice(1..<5, axis: -1) },
      "slice: 1..<5 lies outside axis 1 of (2, 3)")
    expectSentence(
      await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) { _ = Tensor.zeros(2, 3).sum(axis: 2) },
      "sum: a tensor of shape (2, 3) has no axis 2")
  }

  @Test("backward starts from one number that depends on a leaf")
  func backward() async {
    expectSentence(
      await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) { Tensor.zeros(2, 3).tracked().backward() },
      "backward: it starts from a single number, not from shape (2, 3)")
    expectSentence(
      await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) { Tensor(1).backward() },
      "backward: this tensor depends on no tracked() tensor")
  }
}
