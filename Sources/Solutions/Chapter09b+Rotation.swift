import Basics
import Foundation
import Params
import RNNCell
import Tensors
import TextData
import ThroughTime

extension Solutions.Chapter09b {
  /// A matrix that rotates the units in pairs, each pair by an angle of its
  /// own: its inverse is its transpose, and all singular values are 1.
  ///
  /// - Returns: (units, units), for an even number of units.
  public static func rotation(
    units: Int, using generator: inout some RandomNumberGenerator
  ) -> Tensor {
    var W = Tensor.zeros(units, units)
    for i in stride(from: 0, to: units, by: 2) {
      let angle = 2 * Double.pi * generator.uniform()
      let (c, s) = (Float(cos(angle)), Float(sin(angle)))
      (W[i, i], W[i, i + 1]) = (c, s)
      (W[i + 1, i], W[i + 1, i + 1]) = (-s, c)
    }
    return W
  }

  /// 3. With slopes of 1 the norm would stay as it is: a rotation stretches
  /// nothing. So it can never grow, and what it loses, it loses by the slopes.
  /// With tanh more than half is left after ten steps and a seventh after
  /// forty. With ReLU about half of the units are off, and what they hand back
  /// is lost: 0.7 is left after one step, less than a quarter after ten, less
  /// than 0.1 after forty. It falls fastest at first, since the rotation mixes
  /// only pairs: what has survived stands in pairs that are mostly on. A good
  /// matrix is not enough; it must suit the activation.
  ///
  /// - Returns: the norm of dL_T/dH_t at distances 0 … T − 1, beside the first.
  public static func reachOfRotation(
    _ activation: Activation, hiddenUnits: Int, vocabularySize: Int,
    reading minibatch: Minibatch, seed: UInt64
  ) -> [Double] {
    var generator = SplitMix64(seed: seed)
    var p = RNNParameters(
      vocabularySize: vocabularySize, hiddenUnits: hiddenUnits,
      using: &generator)
    p.W_xh = p.W_xh * 10  // so that the inputs can be felt, as on the page
    p.W_hh = rotation(units: hiddenUnits, using: &generator)
    let norms = ForwardPass(
      RNNCell(p, activation: activation), reading: minibatch
    ).reach().map(\.state)
    return norms.map { $0 / norms[0] }
  }
}
