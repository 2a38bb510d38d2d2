import Basics
import Params
import Tensors

/// The function that bends the hidden layer.
public enum Activation: String, CaseIterable, Sendable {
  /// The hyperbolic tangent, between -1 and 1.
  case tanh
  /// The positive part: 0 for what is below 0.
  case relu

  /// The function of each element; the shape stays.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    switch self {
    case .tanh: Tensors.tanh(x)
    case .relu: Tensors.relu(x)
    }
  }
}

/// One step of the recurrent network, for all sequences of a batch.
public struct RNNCell {
  /// The five arrays.
  public var parameters: RNNParameters
  /// The function around the sum of the two products.
  public var activation: Activation

  /// A step with these parameters.
  public init(_ parameters: RNNParameters, activation: Activation = .tanh) {
    self.parameters = parameters
    self.activation = activation
  }

  /// Reads one token of every sequence.
  ///
  /// - Parameter X: one-hot inputs, (batch, vocabulary).
  /// - Returns: the scores of the next token, (batch, vocabulary), and the
  ///   new state.
  public func callAsFunction(
    _ X: Tensor, _ state: HiddenState
  ) -> (output: Tensor, state: HiddenState) {
    requireShapes(X, state)
    let p = parameters
    // snippet.step
    // H_t = φ(X_t W_xh + H_{t-1} W_hh + b_h)
    let H = activation(
      X.matmul(p.W_xh) + state.H.matmul(p.W_hh) + p.b_h)  // (batch, hidden)
    // O_t = H_t W_hq + b_q
    let O = H.matmul(p.W_hq) + p.b_q  // (batch, vocabulary)
    return (O, HiddenState(H))
    // snippet.end
  }

  private func requireShapes(_ X: Tensor, _ state: HiddenState) {
    require(
      X.rank == 2 && X.shape[1] == parameters.vocabularySize,
      "RNN cell: the input has shape \(X.shape.written), but (batch, vocabulary) with "
        + "a vocabulary of \(parameters.vocabularySize) is needed")
    require(
      state.H.shape == [X.shape[0], parameters.hiddenUnits],
      "RNN cell: the state has shape \(state.H.shape.written), but (batch, hidden "
        + "units) = \([X.shape[0], parameters.hiddenUnits].written) is needed for an "
        + "input of shape \(X.shape.written) = (batch, vocabulary)")
  }
}
