import Basics
import Tensors

/// The five arrays of a recurrent language model.
///
/// Input and output are tokens of the same vocabulary, so the first axis of
/// `W_xh` and the last of `W_hq` have the same length.
public struct RNNParameters: Trainable {
  // snippet.arrays
  /// From the input to the hidden layer: (vocabulary, hidden units).
  public var W_xh: Tensor
  /// From the hidden layer to itself, one step later: (hidden units, hidden
  /// units).
  public var W_hh: Tensor
  /// Added to each hidden unit: (hidden units).
  public var b_h: Tensor
  /// From the hidden layer to the output: (hidden units, vocabulary).
  public var W_hq: Tensor
  /// Added to each output: (vocabulary).
  public var b_q: Tensor
  // snippet.end

  /// Weights drawn from a normal distribution around 0, and biases of zero.
  ///
  /// - Parameter deviation: its standard deviation.
  public init(
    vocabularySize: Int, hiddenUnits: Int, deviation: Float = 0.01,
    using generator: inout some RandomNumberGenerator
  ) {
    // snippet.start
    func normal(_ rows: Int, _ columns: Int) -> Tensor {
      Tensor.normal(
        rows, columns, standardDeviation: deviation, using: &generator)
    }
    self.init(
      W_xh: normal(vocabularySize, hiddenUnits),
      W_hh: normal(hiddenUnits, hiddenUnits),
      b_h: .zeros(hiddenUnits),
      W_hq: normal(hiddenUnits, vocabularySize),
      b_q: .zeros(vocabularySize))
    // snippet.end
  }

  /// Five arrays that are given; their shapes must fit together.
  public init(
    W_xh: Tensor, W_hh: Tensor, b_h: Tensor, W_hq: Tensor, b_q: Tensor
  ) {
    let (v, h) = (W_xh.shape.first ?? 0, W_xh.shape.last ?? 0)
    let shapes = [[v, h], [h, h], [h], [h, v], [v]]
    for (index, array) in [W_xh, W_hh, b_h, W_hq, b_q].enumerated() {
      require(
        array.shape == shapes[index],
        "RNN parameters: \(Self.names[index]) has shape \(array.shape.written), but "
          + "with W_xh of shape \(W_xh.shape.written) = (vocabulary, hidden units) it "
          + "must have \(shapes[index].written)")
    }
    // snippet.tracked
    self.W_xh = W_xh.tracked()
    self.W_hh = W_hh.tracked()
    self.b_h = b_h.tracked()
    self.W_hq = W_hq.tracked()
    self.b_q = b_q.tracked()
    // snippet.end
  }

  /// The names of the arrays, in the order of `all`.
  public static let names = ["W_xh", "W_hh", "b_h", "W_hq", "b_q"]

  // snippet.visit
  public mutating func visitParameters(_ visit: ParameterVisitor) {
    visit("W_xh", &W_xh)
    visit("W_hh", &W_hh)
    visit("b_h", &b_h)
    visit("W_hq", &W_hq)
    visit("b_q", &b_q)
  }
  // snippet.end

  /// The five arrays, in the order of `names`.
  public var all: [Tensor] {
    get { parameters }
    set { parameters = newValue }
  }

  /// The length of the vocabulary.
  public var vocabularySize: Int { W_xh.shape[0] }

  /// The number of hidden units.
  public var hiddenUnits: Int { W_xh.shape[1] }

}
