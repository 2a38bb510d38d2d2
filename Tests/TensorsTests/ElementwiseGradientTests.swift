import Foundation
import Tensors
import Testing

/// Values and gradients of each operation against its definition.
@Suite struct ElementwiseGradientTests {
  /// All the ways in which two shapes can meet.
  static let shapes: [([Int], [Int])] = [
    ([2, 3], [2, 3]), ([2, 3], [3]), ([3], [2, 3]), ([2, 3], [2, 1]),
    ([2, 1], [2, 3]), ([2, 1], [3]), ([2, 3], []), ([], [2, 3]), ([], []),
    ([2, 1, 3], [4, 3]), ([4, 3], [2, 1, 3]), ([2, 3, 1], [3, 5]),
    ([2, 1, 3], [1, 4, 1]), ([3], [1, 1]), ([1, 1, 1], [3]), ([1, 3], [2, 1]),
    ([2, 3, 4, 5], [3, 1, 5]), ([2, 19], [19]), ([1], []),
  ]

  @Test("sums of tensors that broadcast", arguments: shapes)
  func add(left: [Int], right: [Int]) {
    check(
      Operation(on: left, right) {
        $0[0] + $0[1]
      } as: {
        .combine($0[0], $0[1], +)
      })
  }

  @Test("differences of tensors that broadcast", arguments: shapes)
  func subtract(left: [Int], right: [Int]) {
    check(
      Operation(on: left, right) {
        $0[0] - $0[1]
      } as: {
        .combine($0[0], $0[1], -)
      })
  }

  @Test("products of tensors that broadcast", arguments: shapes)
  func multiply(left: [Int], right: [Int]) {
    check(
      Operation(on: left, right) {
        $0[0] * $0[1]
      } as: {
        .combine($0[0], $0[1], *)
      })
  }

  @Test("quotients of tensors that broadcast", arguments: shapes)
  func divide(left: [Int], right: [Int]) {
    check(
      Operation(on: left, right) {
        $0[0] / $0[1]
      } as: {
        .combine($0[0], $0[1], /)
      })
  }

  @Test("arithmetic with a number on either side")
  func numbers() {
    let shape = [2, 3]
    check(
      Operation(on: shape) {
        $0[0] + 0.5
      } as: {
        $0[0].map { $0 + 0.5 }
      })
    check(
      Operation(on: shape) {
        0.5 + $0[0]
      } as: {
        $0[0].map { 0.5 + $0 }
      })
    check(
      Operation(on: shape) {
        $0[0] - 0.5
      } as: {
        $0[0].map { $0 - 0.5 }
      })
    check(
      Operation(on: shape) {
        0.5 - $0[0]
      } as: {
        $0[0].map { 0.5 - $0 }
      })
    check(
      Operation(on: shape) {
        $0[0] * 0.5
      } as: {
        $0[0].map { $0 * 0.5 }
      })
    check(
      Operation(on: shape) {
        0.5 * $0[0]
      } as: {
        $0[0].map { 0.5 * $0 }
      })
    check(
      Operation(on: shape) {
        $0[0] / 0.5
      } as: {
        $0[0].map { $0 / 0.5 }
      })
    check(
      Operation(on: shape) {
        0.5 / $0[0]
      } as: {
        $0[0].map { 0.5 / $0 }
      })
    check(
      Operation(on: shape) {
        -$0[0]
      } as: {
        $0[0].map { -$0 }
      })
  }

  @Test("the elementary functions", arguments: [[], [7], [3, 19], [2, 3, 5]])
  func functions(shape: [Int]) {
    check(
      Operation(on: shape) {
        tanh($0[0])
      } as: {
        $0[0].map { Foundation.tanh($0) }
      })
    // The numbers are 0.2 or more away from the kink at 0.
    check(
      Operation(on: shape) {
        relu($0[0])
      } as: {
        $0[0].map { max($0, 0) }
      })
    check(
      Operation(on: shape) {
        exp($0[0])
      } as: {
        $0[0].map { Foundation.exp($0) }
      })
    check(
      Operation(on: shape, positive: true) {
        log($0[0])
      } as: {
        $0[0].map { Foundation.log($0) }
      })
    check(
      Operation(on: shape, positive: true) {
        sqrt($0[0])
      } as: {
        $0[0].map { $0.squareRoot() }
      })
  }
}
