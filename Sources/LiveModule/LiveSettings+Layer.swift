import Layers

extension LiveSettings.Unit {
  /// The unit of the recurrent layer; nil for the network from scratch.
  var layer: RecurrentUnit? {
    switch self {
    case .scratch: nil
    case .rnn: .rnn
    case .gru: .gru
    case .lstm: .lstm
    }
  }
}
