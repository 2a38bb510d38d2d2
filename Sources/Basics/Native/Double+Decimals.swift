import Foundation

extension Double {
  /// The number with a fixed number of decimals, the same in every country; in
  /// powers of ten from a billion on.
  ///
  ///     (1.0 / 3).decimals(2)  // "0.33"
  ///     2e134.decimals(2)  // "2.00e+134"
  public func decimals(_ digits: Int) -> String {
    String(format: abs(self) < 1e9 ? "%.\(digits)f" : "%.\(digits)e", self)
  }
  /// The number as a few digits and a power of ten, the same in every country.
  ///
  ///     0.00000021.powerOfTen(1)  // "2.1e-07"
  public func powerOfTen(_ digits: Int) -> String {
    String(format: "%.\(digits)e", self)
  }
}
