import Basics
import Kernels

extension RandomNumberGenerator {
  /// A number drawn from the normal distribution with mean 0 and standard
  /// deviation 1, by the polar method (Marsaglia and Bray, 1964).
  public mutating func normal() -> Double {
    while true {
      let u = 2 * uniform() - 1
      let v = 2 * uniform() - 1
      let s = u * u + v * v
      if s > 0 && s < 1 {
        // The package's own logarithm: the same bits on every machine.
        let logarithm = Double(Kernels.log(Float(s)))
        return u * (-2 * logarithm / s).squareRoot()
      }
    }
  }
}
