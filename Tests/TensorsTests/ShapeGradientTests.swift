import Tensors
import Testing

/// Operations that move elements: values and gradients against the definitions.
@Suite struct ShapeGradientTests {
  @Test(
    "reshaping keeps the order of the elements",
    arguments: [
      ([2, 6], [3, 4]), ([12], [2, 2, 3]), ([1], []), ([2, 3], [2, 3]),
    ])
  func reshaped(shape: [Int], newShape: [Int]) {
    check(
      Operation(on: shape) {
        $0[0].reshaped(newShape)
      } as: {
        $0[0].reshaped(newShape)
      })
  }

  @Test("transposing a matrix")
  func transposed() {
    check(
      Operation(on: [3, 5]) {
        $0[0].transposed()
      } as: {
        $0[0].transposed([1, 0])
      })
  }

  @Test(
    "every order of the axes",
    arguments: [
      [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0],
    ])
  func permutations(axes: [Int]) {
    for shape in [[2, 3, 4], [2, 1, 5]] {
      check(
        Operation(on: shape) {
          $0[0].transposed(axes)
        } as: {
          $0[0].transposed(axes)
        })
    }
  }

  @Test("one entry of the first axis", arguments: 0..<4)
  func index(index: Int) {
    for rest in [[], [3], [3, 2]] {
      check(
        Operation(on: [4] + rest) {
          $0[0][index]
        } as: {
          $0[0].slice(index..<index + 1, axis: 0).reshaped(rest)
        })
    }
  }

  @Test("a range of any axis", arguments: [0..<1, 1..<3, 0..<3, 2..<2])
  func slices(range: Range<Int>) {
    check(
      Operation(on: [4, 2, 5]) {
        $0[0][range]
      } as: {
        $0[0].slice(range, axis: 0)
      })
    let shape = [3, 4, 5]
    for axis in shape.indices {
      for name in [axis, axis - 3] {
        check(
          Operation(on: shape) {
            $0[0].slice(range, axis: name)
          } as: {
            $0[0].slice(range, axis: axis)
          })
      }
    }
  }

  @Test("tensors along a new first axis")
  func stack() {
    for shape in [[], [3], [2, 3]] {
      check(
        Operation(on: shape, shape, shape, shape) {
          Tensor.stack($0)
        } as: { x in
          .concatenate(x.map { $0.reshaped([1] + shape) }, axis: 0)
        })
    }
  }

  @Test("tensors one after the other along any axis")
  func concatenate() {
    for axis in [0, 1, 2] {
      let shapes = [2, 1, 4].map { length in
        var shape = [3, 5, 2]
        shape[axis] = length
        return shape
      }
      for name in [axis, axis - 3] {
        check(
          Operation(on: shapes[0], shapes[1], shapes[2]) {
            Tensor.concatenate($0, axis: name)
          } as: {
            .concatenate($0, axis: axis)
          })
      }
    }
  }

  @Test("views of views count from the right element")
  func views() {
    check(
      Operation(on: [6, 2, 4]) {
        $0[0][1..<5][1..<3][1].slice(1..<3, axis: 1)
      } as: {
        $0[0].slice(3..<4, axis: 0).reshaped([2, 4]).slice(1..<3, axis: 1)
      })
    // A slice as the right-hand side of a product.
    check(
      Operation(on: [2, 3], [5, 3, 4]) {
        $0[0].matmul($0[1][3])
      } as: {
        $0[0].matmul($0[1].slice(3..<4, axis: 0).reshaped([3, 4]))
      })
  }
}
