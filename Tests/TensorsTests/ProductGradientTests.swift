import Basics
import Foundation
import Tensors
import Testing

/// Products, sums and softmax: values and gradients against the definitions.
@Suite struct ProductGradientTests {
  @Test(
    "matrix products, also with several axes on the left",
    arguments: [
      ([2, 3], [3, 5]), ([1, 7], [7, 2]), ([4, 1], [1, 3]),
      ([2, 4, 3], [3, 5]), ([2, 1, 3, 4], [4, 6]), ([2, 9], [9, 17]),
    ])
  func matmul(left: [Int], right: [Int]) {
    check(
      Operation(on: left, right) {
        $0[0].matmul($0[1])
      } as: {
        $0[0].matmul($0[1])
      })
  }

  @Test(
    "the product with a transposed matrix",
    arguments: [
      ([3, 5], [2, 5]), ([2, 3, 5], [4, 5]), ([19, 1], [33, 1]),
    ])
  func transposedMatmul(left: [Int], right: [Int]) {
    check(
      Operation(on: left, right) {
        $0[0].matmul(transposed: $0[1])
      } as: {
        $0[0].matmul($0[1].transposed([1, 0]))
      })
  }

  @Test("the mean squared error", arguments: [[7], [3, 5]])
  func meanSquaredError(shape: [Int]) {
    check(
      Operation(on: shape, shape) {
        $0[0].meanSquaredError($0[1])
      } as: { x in
        let squares = Reference.combine(x[0], x[1]) { ($0 - $1) * ($0 - $1) }
        let count = Double(shape.reduce(1, *))
        return squares.sum().map { $0 / count }
      })
  }

  @Test("a product with an interior result on the right")
  func interiorProduct() {
    check(
      Operation(on: [2, 3], [3, 4], [4, 5]) { x in
        x[0].matmul(x[1].matmul(x[2]))
      } as: { x in
        x[0].matmul(x[1].matmul(x[2]))
      })
  }

  @Test("an inner axis of length 0 gives zeros")
  func emptyProduct() {
    let product = Tensor.zeros(2, 0).matmul(.zeros(0, 3))
    #expect(product == .zeros(2, 3))
    // The same empty storage under another shape.
    let empty = Tensor.zeros(0, 3)
    #expect(Tensor.zeros(2, 0).matmul(empty) == .zeros(2, 3))
    #expect(Tensor.zeros(2, 0).matmul(empty.reshaped(0, 5)) == .zeros(2, 5))
  }

  @Test("sum and mean of all elements", arguments: [[], [5], [2, 3, 19]])
  func total(shape: [Int]) {
    let count = Double(shape.reduce(1, *))
    check(
      Operation(on: shape) {
        $0[0].sum()
      } as: {
        $0[0].sum()
      })
    check(
      Operation(on: shape) {
        $0[0].mean()
      } as: {
        $0[0].sum().map { $0 / count }
      })
  }

  @Test("sum and mean along an axis", arguments: [[5], [2, 3], [2, 3, 19]])
  func axes(shape: [Int]) {
    for axis in shape.indices {
      var dropped = shape
      dropped.remove(at: axis)
      let length = Double(shape[axis])
      // An axis may be counted from the front or from the back.
      for name in [axis, axis - shape.count] {
        check(
          Operation(on: shape) {
            $0[0].sum(axis: name)
          } as: {
            $0[0].sum(axis: axis).reshaped(dropped)
          })
        check(
          Operation(on: shape) {
            $0[0].sum(axis: name, keepingAxis: true)
          } as: {
            $0[0].sum(axis: axis)
          })
        check(
          Operation(on: shape) {
            $0[0].mean(axis: name)
          } as: {
            $0[0].sum(axis: axis).reshaped(dropped).map { $0 / length }
          })
        check(
          Operation(on: shape) {
            $0[0].mean(axis: name, keepingAxis: true)
          } as: {
            $0[0].sum(axis: axis).map { $0 / length }
          })
      }
    }
  }

  /// x - log(sum of e^x) along the last axis, without further care.
  private func logSoftmax(_ x: Reference) -> Reference {
    let total = x.map { Foundation.exp($0) }.sum(axis: x.shape.count - 1)
    return .combine(x, total) { $0 - Foundation.log($1) }
  }

  @Test("softmax and its logarithm", arguments: [[5], [3, 4], [2, 3, 19]])
  func softmax(shape: [Int]) {
    check(
      Operation(on: shape) {
        $0[0].logSoftmax()
      } as: {
        logSoftmax($0[0])
      })
    check(
      Operation(on: shape) {
        $0[0].softmax()
      } as: {
        logSoftmax($0[0]).map { Foundation.exp($0) }
      })
  }

  @Test("the cross-entropy is the mean of -log softmax at the targets")
  func crossEntropy() {
    for (classes, targets) in [(4, [2, 0, 3]), (19, [18, 18]), (1, [0])] {
      let shape = [targets.count, classes]
      check(
        Operation(on: shape) {
          $0[0].crossEntropy(targets)
        } as: { x in
          let y = logSoftmax(x[0])
          let total = targets.enumerated().reduce(0.0) { total, target in
            total - y[[target.offset, target.element]]
          }
          return Reference([]) { _ in total / Double(targets.count) }
        })
    }
  }

  @Test("equal scores for n classes have a cross-entropy of ln n")
  func uniform() {
    let loss = Tensor.full(3, 2, 28).crossEntropy([0, 27])
    #expect(abs(Double(loss.item) - Foundation.log(28.0)) < 1e-6)
  }
}
