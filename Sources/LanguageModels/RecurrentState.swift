import Tensors

/// What a recurrent model carries from one step to the next.
public protocol RecurrentState {
  /// The same state without its history, so that gradients stop here.
  var detached: Self { get }

  /// The numbers that are carried.
  var tensors: [Tensor] { get }
}
