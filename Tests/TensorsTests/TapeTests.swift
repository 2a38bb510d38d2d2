import Tensors
import Testing

@Suite struct TapeTests {
  let x = Tensor([2, 3, 5]).tracked()

  @Test("a tensor that is used twice gets the sum of both gradients")
  func usedTwice() {
    (x * x + 4 * x).sum().backward()
    #expect(x.gradient == 2 * x + 4)
    // The same node as both sides of one operation, and through two paths.
    let y = x * x
    x.gradient = nil
    (y * y).sum().backward()
    #expect(x.gradient == 4 * x * x * x)
  }

  @Test("several backward passes add up until the gradient is cleared")
  func accumulation() {
    (x * x).sum().backward()
    (3 * x).sum().backward()
    #expect(x.gradient == 2 * x + 3)
    x.gradient = nil
    #expect(x.gradient == nil)
    (3 * x).sum().backward()
    #expect(x.gradient == Tensor([3, 3, 3]))
  }

  @Test("products add up like all other gradients")
  func accumulatedProducts() {
    let weights = Tensor([[1, 2], [3, 4]]).tracked()
    let input = Tensor([[5, 6], [7, 8], [9, 1]])
    for _ in 0..<2 {
      (input.matmul(weights).sum() + weights.sum()).backward()
    }
    // d/dW of the sum of X W is the sum over the rows of X, in each column.
    #expect(weights.gradient == Tensor([[44, 44], [32, 32]]))
  }

  @Test("a gradient that was set is where the next one is added")
  func setGradient() {
    x.gradient = Tensor([10, 20, 30])
    (2 * x).sum().backward()
    #expect(x.gradient == Tensor([12, 22, 32]))
  }

  @Test("a gradient that was read does not change afterwards")
  func gradientIsValue() {
    (2 * x).sum().backward()
    let first = x.gradient
    (2 * x).sum().backward()
    #expect(first == Tensor([2, 2, 2]))
    #expect(x.gradient == Tensor([4, 4, 4]))
  }

  @Test("backward frees the graph, and keepingGraph keeps it")
  func freedGraph() {
    let loss = (x * x + x).sum()
    #expect(loss.graphSize == 3)
    loss.backward(keepingGraph: true)
    #expect(loss.graphSize == 3)
    #expect(x.gradient == 2 * x + 1)
    loss.backward()
    #expect(x.gradient == 4 * x + 2)
    #expect(loss.graphSize == 0)
  }

  @Test("a second backward stops with advice")
  func secondBackward() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let loss = (Tensor([1, 2]).tracked() * 3).sum()
      loss.backward()
      loss.backward()
    }
    expectSentence(
      result,
      "backward: part of this graph was freed by an earlier backward(). Detach")
  }

  @Test("a state that was not detached leads to the same advice")
  func carriedState() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let weight = Tensor([2, 3]).tracked()
      let state = tanh(weight)
      state.sum().backward()
      (state * weight).sum().backward()
    }
    expectSentence(result, "backward: part of this graph was freed")
  }

  @Test("without recording there is no graph, inside and only inside")
  func withoutRecording() {
    let y = Tensor.withoutRecording { (x * x).sum() }
    #expect(y.graphSize == 0 && y.item == 38)
    #expect((y + x.sum()).graphSize == 2)
    #expect((x * x).graphSize == 1)
  }

  @Test("numbers that depend on no leaf are not recorded")
  func untracked() {
    #expect((Tensor([1, 2]) * 3).sum().graphSize == 0)
  }

  @Test("gradients stop where a tensor is detached")
  func detached() {
    (x * x.detached).sum().backward()
    #expect(x.gradient == x.detached)
    #expect((x * x).detached.graphSize == 0)
    // The constant still counts in the value.
    #expect((x * x.detached).sum().item == 38)
  }

  @Test("a leaf made of a result starts a new graph")
  func trackedResult() {
    let y = (x * x).tracked()
    (3 * y).sum().backward()
    #expect(y.gradient == Tensor([3, 3, 3]) && x.gradient == nil)
  }

  @Test("a number that is itself a leaf has the gradient 1")
  func leaf() {
    let number = Tensor(7).tracked()
    number.backward()
    #expect(number.gradient == Tensor(1))
  }
}
