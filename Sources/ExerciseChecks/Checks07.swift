import Exercises
import Solutions
import Tensors

/// Checks of page 7.
enum Checks07 {
  static var all: [Exercise] {
    [Exercise(globalNorm), Exercise(clipped), Exercise(clipEntries)]
  }

  static var globalNorm: Checked<([[Double]]) throws -> Double> {
    Checked(
      "07.1", "The norm of all gradients", .warmUp, minutes: 5,
      yours: Page07.globalNorm, solution: Solutions.Page07.globalNorm,
      hints: [
        "Add the squares of all numbers first, over all arrays; the root "
          + "comes last and once.",
        "gradients.joined() runs through all numbers: .reduce(0) { $0 + $1 * "
          + "$1 }.squareRoot().",
      ]
    ) { answer in
      let cases: [([[Double]], Double)] = [
        ([[3], [0, 4]], 5), ([[1, 1], [1, 1]], 2), ([[-2]], 2), ([[0, 0]], 0),
        ([[2, 3], [6]], 7),
      ]
      for (gradients, right) in cases {
        try expect(
          "globalNorm(\(gradients))", gives: try answer(gradients),
          near: right)
      }
    }
  }

  static var clipped: Checked<([[Double]], Double) throws -> [[Double]]> {
    Checked(
      "07.2", "Back into the ball", .standard, minutes: 15,
      yours: Page07.clipped, solution: Solutions.Page07.clipped,
      hints: [
        "All numbers get the same factor, which is why the direction stays. "
          + "What is the factor for a gradient inside the ball?",
        "If the norm of 07.1 is at most theta, return gradients. Otherwise "
          + "gradients.map { $0.map { $0 * theta / norm } }.",
      ]
    ) { answer in
      let cases: [([[Double]], Double, [[Double]])] = [
        ([[3], [0, 4]], 1, [[0.6], [0, 0.8]]),
        ([[3], [0, 4]], 5, [[3], [0, 4]]),
        ([[3], [0, 4]], 6, [[3], [0, 4]]),
        ([[0.1, 0.1], [-0.1]], 1, [[0.1, 0.1], [-0.1]]),
        ([[-30, 40]], 5, [[-3, 4]]), ([[0, 0]], 1, [[0, 0]]),
      ]
      for (gradients, theta, right) in cases {
        try expect(
          "clipped(\(gradients), to: \(theta))",
          gives: try answer(gradients, theta), near: right)
      }
    }
  }

  static var clipEntries: Checked<(Tensor, Float) throws -> Tensor> {
    Checked(
      "07.3", "Clip each entry", .warmUp, minutes: 5,
      yours: Page07.clipEntries, solution: Solutions.Chapter07.clipEntries,
      hints: [
        "gradient.elements is an array of all numbers, and Tensor(shape:, _:) "
          + "makes a tensor of such an array.",
        "gradient.elements.map { min(max($0, -theta), theta) } with "
          + "gradient.shape.",
      ]
    ) { answer in
      let cases: [(Tensor, String, Float, Tensor)] = [
        (Tensor([3, 0.5, -2]), "[3, 0.5, -2]", 1, Tensor([1, 0.5, -1])),
        (
          Tensor([[3, 0.5], [-2, 0]]), "[[3, 0.5], [-2, 0]]", 2,
          Tensor([[2, 0.5], [-2, 0]])
        ),
        (Tensor([0.25]), "[0.25]", 0.5, Tensor([0.25])),
      ]
      for (gradient, name, theta, right) in cases {
        try expect(
          "clipEntries(Tensor(\(name)), to: \(theta))",
          gives: try answer(gradient, theta), near: right)
      }
    }
  }
}
