import Basics
import Params
import Tensors

extension Solutions {
  /// What the network of the whole novel looks at.
  public enum Chapter12b {}
}

extension Solutions.Chapter12b {
  /// 1. All weights that lead to the unit, and all that lead away from it: its
  /// column of W_xh and of W_hh and its entry of b_h, so that what goes into
  /// tanh has the other sign, and with it the unit, since tanh(-x) = -tanh(x);
  /// then its row of W_hh and of W_hq, so that nobody who reads the unit
  /// notices. The weight from the unit to itself stands in the row and in the
  /// column and stays as it is. Signs are exact, so the scores are the same to
  /// the last bit. The sign of a correlation tells nothing, only its size does.
  public static func turned(_ unit: Int, of p: RNNParameters) -> RNNParameters {
    let h = p.hiddenUnits
    let sign = Tensor((0..<h).map { $0 == unit ? -1 : 1 })
    let column = sign.reshaped(h, 1)
    return RNNParameters(
      W_xh: (p.W_xh * sign).detached, W_hh: (column * p.W_hh * sign).detached,
      b_h: (p.b_h * sign).detached, W_hq: (column * p.W_hq).detached,
      b_q: p.b_q.detached)
  }

  /// 2. A correlation over n independent places varies around zero with a
  /// standard deviation of about 1 / √n. The largest of 256 such numbers,
  /// whatever its sign, lies near three of them: 0.3 for 100 characters and
  /// 0.03 for 10,000. Neighbouring places of a text are not independent, so the
  /// chance is larger than that, but it is far from the smallest finding, 0.25,
  /// on 17,058 characters. What chance cannot do at all is to find the same
  /// number again on another text.
  ///
  /// - Returns: the largest absolute correlation of random units with a random
  ///   series.
  public static func largestByChance(
    units: Int, places: Int, using generator: inout SplitMix64
  ) -> Double {
    func series() -> [Double] {
      let values = (0..<places).map { _ in generator.normal() }
      let mean = values.reduce(0, +) / Double(places)
      let length = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        .squareRoot()
      return values.map { ($0 - mean) / length }
    }
    let feature = series()
    return (0..<units).map { _ in
      abs(zip(series(), feature).reduce(0) { $0 + $1.0 * $1.1 })
    }.max() ?? 0
  }
}
