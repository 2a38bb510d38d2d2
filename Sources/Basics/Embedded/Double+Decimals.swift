extension Double {
  /// The number with a fixed number of decimals, at most nine. From a billion
  /// on it has as many digits as a `Float`.
  public func decimals(_ digits: Int) -> String {
    guard isFinite, abs(self) < 1e9 else { return "\(Float(self))" }
    var power = 1.0
    for _ in 0..<digits { power *= 10 }
    let scaled = Int64((abs(self) * power).rounded())
    let sign = self < 0 && scaled > 0 ? "-" : ""
    let (whole, part) = scaled.quotientAndRemainder(dividingBy: Int64(power))
    if digits == 0 { return "\(sign)\(whole)" }
    let written = String(part)
    let zeros = String(repeating: "0", count: digits - written.utf8.count)
    return "\(sign)\(whole).\(zeros)\(written)"
  }
}
