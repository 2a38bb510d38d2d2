import Basics
import Tensors

/// Parameters of several shapes, the last of one element.
func parameters(_ shapes: [Shape] = [[3, 5], [5, 5], [5], [2, 17], [1]])
  -> [Tensor]
{
  shapes.map { Tensor(repeating: 0, shape: $0).tracked() }
}

extension [Tensor] {
  /// Gives every parameter a random gradient of about this size.
  func setGradients(scale: Float, seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for parameter in self {
      let elements = (0..<parameter.count).map { _ in
        scale * Float(generator.normal())
      }
      parameter.gradient = Tensor(shape: parameter.shape, elements)
    }
  }

  /// All gradients as one vector; a missing one counts as zeros.
  var gradients: [Float] {
    flatMap { parameter in
      parameter.gradient?.elements
        ?? [Float](repeating: 0, count: parameter.count)
    }
  }
}

extension [Float] {
  /// The Euclidean norm, summed in double precision.
  var norm: Double { dot(self).squareRoot() }

  /// The inner product, summed in double precision.
  func dot(_ other: [Float]) -> Double {
    zip(self, other).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }

  /// The bits of each number: these also tell NaNs and zeros apart.
  var bits: [UInt32] { map(\.bitPattern) }
}
