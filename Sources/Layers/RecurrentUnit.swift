import Kernels

/// What a recurrent layer computes at each step.
public enum RecurrentUnit: String, CaseIterable, Sendable {
  /// h = tanh(W_ih x + b_ih + W_hh h + b_hh) (Elman, 1990).
  case rnn
  /// The same with max(x, 0) in the place of tanh.
  case relu
  /// The gated recurrent unit (Cho and others, 2014), with the reset gate after
  /// the product, as in the paper's first version and in PyTorch.
  case gru
  /// Long short-term memory (Hochreiter and Schmidhuber, 1997) with a forget
  /// gate (Gers and others, 2000).
  case lstm

  /// How many rows of weights belong to each hidden unit: one for the value
  /// and one for each gate.
  public var gates: Int {
    switch self {
    case .rnn, .relu: 1
    case .gru: 3  // reset, update, new
    case .lstm: 4  // input, forget, cell, output
    }
  }
}
