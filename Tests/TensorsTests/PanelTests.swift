import Kernels
import Testing

@testable import Tensors

@Suite struct PanelTests {
  @Test("packed weights are used again only for the same groups")
  func groups() {
    // 4 gates of 5 units, 3 inputs: as a matrix, and transposed.
    let elements = (0..<60).map(Float.init)
    for (transposed, shape) in [(true, [20, 3]), (false, [3, 20])] {
      let weights = Tensor(shape: shape, elements)
      let whole = weights.panels(transposed: transposed)
      #expect(whole.groups == 1)
      #expect(weights.panels(transposed: transposed) === whole)
      let gates = weights.panels(transposed: transposed, groups: 4)
      #expect(gates.groups == 4 && gates.rows == 3 && gates.columns == 20)
      #expect(weights.panels(transposed: transposed, groups: 4) === gates)
      #expect(weights.panels(transposed: transposed).groups == 1)
    }
  }

  @Test("packed weights are forgotten when the weights change")
  func changes() {
    var weights = Tensor(shape: [2, 2], [1, 2, 3, 4])
    let x = Tensor(shape: [1, 2], [1, 1])
    #expect(x.matmul(weights).elements == [4, 6])
    weights[0, 0] = 10
    #expect(x.matmul(weights).elements == [13, 6])
    weights.add(weights, scaledBy: 1)
    #expect(x.matmul(weights).elements == [26, 12])
  }
}
