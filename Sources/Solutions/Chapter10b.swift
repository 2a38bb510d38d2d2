import Foundation

extension Solutions {
  /// Units with gates; exercise 3 is in a file of its own.
  public enum Chapter10b {}
}

extension Solutions.Chapter10b {
  /// 1. A layer with g blocks has gh(d + h + 2) numbers for each direction. The
  /// first reads 28 inputs: 2 · 3 · 64 · (28 + 64 + 2) = 36,096. The second
  /// reads both directions of the first, 128 numbers:
  /// 2 · 3 · 64 · (128 + 64 + 2) = 74,496. Together 110,592.
  public static func parameters(
    blocks g: Int, inputs: Int, hiddenUnits h: Int, layers: Int, directions: Int
  ) -> Int {
    (0..<layers).reduce(0) { sum, layer in
      let d = layer == 0 ? inputs : directions * h
      return sum + directions * g * h * (d + h + 2)
    }
  }

  /// 2. Along the straight path the gradient is multiplied by the same f in
  /// each of T steps. f^T = 1/2 asks for f = 2^(−1/T), which is 0.9931 for
  /// T = 100. With zero weights the gate is σ(b), so b = log(f / (1 − f)) =
  /// 4.97. For large T 1 − f is about log 2 / T, hence b about
  /// log(T / log 2), or log T + 0.37: ten times the steps need a bias that is
  /// larger by log 10 = 2.3 only.
  ///
  /// - Parameter part: what is left of the gradient, between 0 and 1.
  public static func forgetGate(
    leaving part: Double, after steps: Int
  ) -> (gate: Double, bias: Double) {
    let f = pow(part, 1 / Double(steps))
    return (f, log(f / (1 - f)))
  }
}
