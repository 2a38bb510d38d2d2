import Foundation

/// Exercises of page 10b, gates.
public enum Page10b {
  /// Three numbers for each unit of a GRU: for its reset gate, its update gate
  /// and the new state.
  public struct Blocks {
    /// The reset gate, the update gate, and the new state.
    public var r, z, n: [Double]

    /// Numbers for the units of a GRU, as many for each block.
    public init(r: [Double], z: [Double], n: [Double]) {
      (self.r, self.z, self.n) = (r, z, n)
    }
  }

  /// 10b.1 One step of a GRU (standard, 20 minutes)
  ///
  /// The products with the weights are done: `x` holds what comes from the
  /// input and `s` what comes from the state h, biases included. For each unit
  ///
  ///     r = σ(x.r + s.r)
  ///     z = σ(x.z + s.z)
  ///     n = tanh(x.n + r s.n)
  ///     h' = (1 - z) n + z h ,
  ///
  /// with σ(a) = 1 / (1 + exp(-a)).
  ///
  /// - Returns: the new state h'.
  public static func gru(
    x: Blocks, s: Blocks, h: [Double]
  ) throws -> [Double] {
    throw Unfinished()
  }

  /// 10b.2 One unit of an LSTM (standard, 15 minutes)
  ///
  /// i, f, g and o are what goes into the four blocks of one unit, products
  /// and biases done, and c is the cell before the step. The new cell is
  /// σ(f) c + σ(i) tanh(g), and the new state σ(o) tanh(c).
  ///
  ///     lstm(i: 0, f: 0, g: 0, o: 0, c: 1)
  ///     // (h: 0.5 · tanh(0.5) = 0.231…, c: 0.5)
  public static func lstm(
    i: Double, f: Double, g: Double, o: Double, c: Double
  ) throws -> (h: Double, c: Double) {
    throw Unfinished()
  }

  /// 10b.3 Open the forget gate (warm-up, 5 minutes)
  ///
  /// The bias of an LSTM has 4h numbers: h for each of i, f, g and o, in this
  /// order. Return it with all numbers of the forget gate f set to 1.
  ///
  ///     openForgetGate([0, 0, 0, 0], hiddenUnits: 1)  // [0, 1, 0, 0]
  public static func openForgetGate(
    _ bias: [Double], hiddenUnits h: Int
  ) throws -> [Double] {
    throw Unfinished()
  }
}
