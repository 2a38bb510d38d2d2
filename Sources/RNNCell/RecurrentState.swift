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

/// The state of the plain recurrent network: one hidden vector a sequence.
// snippet.state
public struct HiddenState: RecurrentState {
  /// (batch, hidden units).
  public var H: Tensor

  public init(_ H: Tensor) { self.H = H }

  /// The state before anything was read: zeros.
  public static func zeros(batchSize: Int, hiddenUnits: Int) -> HiddenState {
    HiddenState(.zeros(batchSize, hiddenUnits))
  }

  public var detached: HiddenState { HiddenState(H.detached) }
}
// snippet.end

extension HiddenState {
  public var tensors: [Tensor] { [H] }
}
