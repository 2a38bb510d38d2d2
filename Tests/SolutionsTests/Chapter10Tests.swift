import Basics
import Layers
import Solutions
import Tensors
import Testing

private typealias Answers = Solutions.Chapter10

@Suite struct Chapter10Tests {
  @Test("1. two steps by hand are those of the layer")
  func twoSteps() {
    var generator = SplitMix64(seed: 1)
    var layer = RecurrentLayers(
      .relu, inputs: 1, hiddenUnits: 1, using: &generator)
    layer.parameters = [
      Tensor([[0.5]]), Tensor([[0.5]]), Tensor([0]), Tensor([0]),
    ].map { $0.tracked() }
    let X = Tensor([1, 2]).reshaped(2, 1, 1).tracked()
    var start = layer.initialState(batchSize: 1)
    start.hidden = start.hidden.tracked()
    let (H, end) = layer(X, start)
    end.hidden.sum().backward()
    let answer = Answers.twoSteps
    let weights = layer.weights[0]
    #expect(H.elements == answer.states)
    #expect(weights.weightIH.gradient!.elements == [answer.weightIH])
    #expect(weights.weightHH.gradient!.elements == [answer.weightHH])
    #expect(weights.biasIH.gradient!.elements == [answer.bias])
    #expect(weights.biasHH.gradient!.elements == [answer.bias])
    #expect(start.hidden.gradient!.elements == [answer.start])
    #expect(X.gradient!.elements == answer.inputs)
  }

  @Test("2. most of the way there must wait, less than half of the way back")
  func waiting() {
    let parts = Answers.waiting(hiddenUnits: 512, outputs: 28)
    #expect(abs(parts.forward - 0.948) < 5e-4)
    #expect(abs(parts.backward - 0.474) < 5e-4)
    // Counted product by product: rows, inner dimension, columns, waits.
    let (n, h, q) = (32, 512, 28)
    func part(_ products: [(Int, Int, Int, waits: Bool)]) -> Double {
      func count(_ products: [(Int, Int, Int, waits: Bool)]) -> Int {
        products.reduce(0) { $0 + $1.0 * $1.1 * $1.2 }
      }
      return Double(count(products.filter(\.waits))) / Double(count(products))
    }
    let forward = [(n, h, h, waits: true), (n, h, q, waits: false)]
    // dP W_hh, dPᵀ H, dO W_hq, dOᵀ H.
    let backward = [
      (n, h, h, waits: true), (h, n, h, waits: false),
      (n, q, h, waits: false), (q, n, h, waits: false),
    ]
    #expect(abs(part(forward) - parts.forward) < 1e-12)
    #expect(abs(part(backward) - parts.backward) < 1e-12)
    #expect(Answers.waiting(hiddenUnits: 1 << 20, outputs: 1).backward < 0.5)
  }

  private func normal(
    _ shape: Shape, using generator: inout SplitMix64
  ) -> Tensor {
    Tensor.normal(
      1, shape.reduce(1, *), standardDeviation: 0.7, using: &generator
    ).reshaped(shape)
  }

  @Test("3. the way back of a unit that adds is that of the tape")
  func adding() {
    var generator = SplitMix64(seed: 1)
    // Steps 3, batch 2, inputs 5, hidden units 7.
    let numbers = [[3, 2, 5], [2, 7], [7, 5], [7, 7], [7]].map {
      normal($0, using: &generator)
    }
    let factors = normal([3, 2, 7], using: &generator)
    func gradients(
      _ read: (Answers.AddingUnit) -> (Tensor, Tensor) -> Tensor
    ) -> [Tensor] {
      let leaves = numbers.map { $0.tracked() }
      let unit = Answers.AddingUnit(weights: Array(leaves[2...]))
      (read(unit)(leaves[0], leaves[1]) * factors).sum().backward()
      return leaves.map { $0.gradient! }
    }
    let byHand = gradients { unit in { unit.byHand($0, from: $1) } }
    let byTape = gradients { unit in { unit.byTape($0, from: $1) } }
    for (x, y) in zip(byHand, byTape) {
      let largest = y.largestMagnitude
      #expect(largest > 0.1)
      #expect((x - y).largestMagnitude < 1e-5 * largest)
    }
  }

  @Test("3. a gradient passes whole, grows or fades with the weights")
  func factors() {
    func arrived(recurrent w: Float, steps: Int) -> Float {
      let h0 = Tensor([[0]]).tracked()
      let unit = Answers.AddingUnit(
        weights: [Tensor([[0]]), Tensor([[w]]), Tensor([0])])
      let H = unit.byHand(.zeros(steps, 1, 1), from: h0)
      H[steps - 1].sum().backward()
      return h0.gradient!.elements[0]
    }
    #expect(arrived(recurrent: 0, steps: 100) == 1)
    #expect(arrived(recurrent: 0.5, steps: 2) == 2.25)
    #expect(arrived(recurrent: -0.5, steps: 2) == 0.25)
  }
}
