import Foundation

extension Double {
  /// The number with a fixed number of decimals, the same in every country.
  public func decimals(_ digits: Int) -> String {
    String(format: "%.\(digits)f", self)
  }
}
