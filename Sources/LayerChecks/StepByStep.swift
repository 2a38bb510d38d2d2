import Layers

/// What the equations of a recurrent unit are written with: tensors, whose
/// gradients the tape finds, or matrices of doubles.
protocol Numbers {
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  /// Element by element.
  static func * (left: Self, right: Self) -> Self
  /// The product with Wᵀ.
  func times(transposed W: Self) -> Self
  /// The columns in parts of equal width.
  func parts(_ count: Int) -> [Self]
  var tanh: Self { get }
  var relu: Self { get }
  var sigmoid: Self { get }
}

extension RecurrentUnit {
  // snippet.step
  /// One step as the formulas say it, slowly and plainly.
  ///
  /// - Parameters:
  ///   - x: (batch, inputs). h and c: (batch, hidden units).
  ///   - w: weight_ih, weight_hh, bias_ih and bias_hh.
  func step<N: Numbers>(_ x: N, _ h: N, _ c: N, _ w: [N]) -> (h: N, c: N) {
    let p = (x.times(transposed: w[0]) + w[2]).parts(gates)
    let q = (h.times(transposed: w[1]) + w[3]).parts(gates)
    switch self {
    case .rnn: return ((p[0] + q[0]).tanh, c)
    case .relu: return ((p[0] + q[0]).relu, c)
    case .gru:
      let r = (p[0] + q[0]).sigmoid  // reset
      let z = (p[1] + q[1]).sigmoid  // update
      let n = (p[2] + r * q[2]).tanh  // new
      return (n + z * (h - n), c)
    case .lstm:
      let i = (p[0] + q[0]).sigmoid  // input
      let f = (p[1] + q[1]).sigmoid  // forget
      let g = (p[2] + q[2]).tanh  // cell
      let o = (p[3] + q[3]).sigmoid  // output
      let c = f * c + i * g
      return (o * c.tanh, c)
    }
  }
  // snippet.end

  /// A whole sequence: all hidden states, and the last cell.
  func unrolled<N: Numbers>(_ X: [N], _ h: N, _ c: N, _ w: [N]) -> (
    H: [N], c: N
  ) {
    var (h, c) = (h, c)
    var H: [N] = []
    for x in X {
      (h, c) = step(x, h, c, w)
      H.append(h)
    }
    return (H, c)
  }
}
