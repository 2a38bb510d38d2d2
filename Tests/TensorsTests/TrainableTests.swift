import Tensors
import Testing

/// A pair of parameters.
private struct Pair: Trainable {
  var first = Tensor([1, 2]).tracked()
  var second = Tensor(3).tracked()

  mutating func visitParameters(_ visit: ParameterVisitor) {
    visit("first", &first)
    visit("second", &second)
  }
}

/// A model with parts.
private struct Whole: Trainable {
  var left = Pair()
  var scale = Tensor(5).tracked()

  mutating func visitParameters(_ visit: ParameterVisitor) {
    left.visitParameters(under: "left", visit)
    visit("scale", &scale)
  }
}

@Suite struct TrainableTests {
  @Test("lists and names follow from the visit, parts under their own names")
  func lists() {
    let model = Whole()
    #expect(model.parameterNames == ["left.first", "left.second", "scale"])
    #expect(model.parameters == [Tensor([1, 2]), Tensor(3), Tensor(5)])
    #expect(model.parameterCount == 4)
    #expect(
      model.namedParameters(prefix: "model.").map(\.name)
        == ["model.left.first", "model.left.second", "model.scale"])
  }

  @Test("what a visitor changes is changed in the model")
  func changes() {
    var model = Whole()
    let before = model
    model.visitParameters { name, parameter in
      if name == "left.second" { parameter = Tensor(7) }
    }
    #expect(model.left.second == Tensor(7))
    #expect(before.left.second == Tensor(3))
    model.parameters = [Tensor([8, 9]), Tensor(10), Tensor(11)]
    #expect(model.left.first == Tensor([8, 9]))
    #expect(model.scale == Tensor(11))
  }

  @Test("copies of a leaf share its gradient; a leaf made of one does not")
  func sharedGradients() {
    let original = Tensor(3).tracked()
    let (copy, own) = (original, original.tracked())
    (original * original).backward()
    #expect(copy.gradient == Tensor(6))
    #expect(own.gradient == nil)
    copy.gradient = nil
    #expect(original.gradient == nil)
  }

  @Test("shapes below zero, and gradients of other shapes, stop the program")
  func mistakes() async {
    expectSentence(
      await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) { _ = Tensor.zeros(-2, -3) },
      "no axis has fewer than 0 elements, so (-2, -3) is no shape")
    expectSentence(
      await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) {
        let (x, y) = (Tensor([1, 2]).tracked(), Tensor([3]).tracked())
        Tensor(1).withGradients(of: [x, y]) { _ in [Tensor([1, 1])] }
          .backward()
      },
      "the inputs have the shapes (2,), (1,), but the gradients (2,)")
    expectSentence(
      await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) {
        var model = Whole()
        model.parameters = [Tensor(1)]
      },
      "1 tensors cannot replace the 3 parameters left.first, left.second, scale"
    )
  }
}
