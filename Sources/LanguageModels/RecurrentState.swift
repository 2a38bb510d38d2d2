import Tensors

/// What a recurrent model carries from one step to the next.
public protocol RecurrentState {
  /// The same state without its history, so that gradients stop here.
  var detached: Self { get }

  /// The numbers that are carried.
  var tensors: [Tensor] { get }
}

extension RecurrentState {
  /// The Euclidean norm of all numbers together; 0 before anything was read.
  public var norm: Double {
    tensors.reduce(0) { $0 + $1.sumOfSquares }.squareRoot()
  }
}
