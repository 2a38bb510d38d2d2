import Testing

@testable import Tensors

@Suite struct SharedGradientTests {
  @Test(
    "gradients that are computed together are computed anew for each loss",
    arguments: 1...3)
  func anew(count: Int) {
    // y = x_1 + 2 x_2 + 3 x_3, with a pullback that gives all gradients.
    let inputs = (1...count).map { Tensor([Float($0), 1]).tracked() }
    var calls = 0
    let y = Tensor([7, 8]).withGradients(of: inputs) { dy in
      calls += 1
      return (1...count).map { dy * Float($0) }
    }
    // Each loss hands another gradient to y; the graph is kept in between.
    for (index, factor) in ([1, -5, 3] as [Float]).enumerated() {
      for input in inputs { input.gradient = nil }
      (y * factor).sum().backward(keepingGraph: true)
      #expect(calls == index + 1)
      for (index, input) in inputs.enumerated() {
        let expected = factor * Float(index + 1)
        #expect(input.gradient == Tensor([expected, expected]))
      }
    }
  }
}
