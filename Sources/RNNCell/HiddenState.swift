import LanguageModels
import Tensors

/// The state of the plain recurrent network: one hidden vector a sequence.
// snippet.state
public struct HiddenState: RecurrentState {
  /// (batch, hidden units).
  public var H: Tensor

  /// A state of shape (batch, hidden units).
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
