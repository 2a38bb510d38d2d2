import Basics
import Tensors

/// Adam (Kingma and Ba, 2015): each parameter moves by a running mean of its
/// gradients, divided by the root of a running mean of their squares.
///
/// An optimiser belongs to one model: it remembers two tensors for each of its
/// parameters.
public struct Adam: Optimizer {
  /// How long a step is.
  public var learningRate: Float
  /// How much of the mean m stays at each step.
  public internal(set) var beta1: Float
  /// How much of the mean of squares v stays at each step.
  public internal(set) var beta2: Float
  /// Keeps the quotient finite.
  public internal(set) var epsilon: Float
  /// The number of steps taken.
  public internal(set) var steps = 0
  /// m and v of each parameter, by its name.
  var moments: [String: (m: Tensor, v: Tensor)] = [:]

  /// Adam with the settings that its authors propose.
  ///
  /// beta1 and beta2 lie in 0 ..< 1.
  public init(
    learningRate: Float = 0.001, beta1: Float = 0.9, beta2: Float = 0.999,
    epsilon: Float = 1e-8
  ) {
    require(
      (0..<1).contains(beta1) && (0..<1).contains(beta2),
      "Adam: beta1 and beta2 must lie in 0 ..< 1, but they are \(beta1) and "
        + "\(beta2)")
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
  }

  public mutating func step(_ model: inout some Trainable) {
    prepareMoments(for: model)
    steps += 1
    Tensor.withoutRecording {
      model.visitParameters { name, p in
        guard let g = p.gradient else { return }
        p.add(change(of: name, g), scaledBy: -learningRate)
        p.gradient = nil
      }
    }
  }

  /// Moments of zero before the first step; after it, those that are there
  /// must be those of this model.
  private mutating func prepareMoments(for model: some Trainable) {
    let parameters = model.namedParameters()
    if moments.isEmpty {
      for (name, parameter) in parameters {
        let zeros = Tensor(repeating: 0, shape: parameter.shape)
        moments[name] = (zeros, zeros)
      }
    }
    require(
      moments.count == parameters.count
        && parameters.allSatisfy { name, parameter in
          moments[name]?.m.shape == parameter.shape
        },
      "Adam: the parameters are not those of the steps before")
  }

  // snippet.change
  /// What η is multiplied with.
  private mutating func change(of name: String, _ g: Tensor) -> Tensor {
    // m ← β₁ m + (1 - β₁) g,  v ← β₂ v + (1 - β₂) g²
    let m = moments[name]!.m * beta1 + g * (1 - beta1)
    let v = moments[name]!.v * beta2 + g * g * (1 - beta2)
    moments[name] = (m, v)
    // Both start at 0 and are too small at first, by a factor that is known.
    let mean = m / (1 - power(beta1, steps))
    let meanOfSquares = v / (1 - power(beta2, steps))
    return mean / (sqrt(meanOfSquares) + epsilon)
  }
  // snippet.end

  /// base^exponent, by squaring: multiplications alone, the same bits on every
  /// machine.
  private func power(_ base: Float, _ exponent: Int) -> Float {
    var (result, square, rest) = (1.0, Double(base), exponent)
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      square *= square
      rest >>= 1
    }
    return Float(result)
  }
}
