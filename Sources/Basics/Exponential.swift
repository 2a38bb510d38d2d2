/// e^x with the same bits on every machine: the system's own may differ in the
/// last digit.
///
/// The relative error is below 4e-16. From 709.8 on the result is infinite,
/// below -745.2 it is 0.
public func exponential(_ x: Double) -> Double {
  if x.isNaN { return x }
  if x > 709.8 { return .infinity }
  if x < -745.2 { return 0 }
  // x = n ln 2 + r with |r| ≤ ln 2 / 2, and e^x = 2^n e^r. The first part of
  // ln 2 has 32 bits, so that its product with n is exact.
  let n = (x * 0x1.71547652b82fep+0).rounded()
  let r = (x - n * 0x1.62e42feep-1) - n * 0x1.a39ef35793c76p-33
  // e^r = 1 + r (1 + r/2 (1 + r/3 (1 + …))); what is left out after r¹⁴ is
  // below 1e-18.
  var sum = 1.0
  for k in stride(from: 14, through: 2, by: -1) {
    sum = 1 + r / Double(k) * sum
  }
  return .init(sign: .plus, exponent: Int(n), significand: 1 + r * sum)
}

/// The natural logarithm with the same bits on every machine.
///
/// The relative error is below 5e-16. That of 0 is -∞, that of a negative
/// number is no number.
public func logarithm(_ x: Double) -> Double {
  if x == 0 { return -.infinity }
  guard x > 0, x.isFinite else { return x > 0 ? x : .nan }
  // x = 2^e m with √½ < m < √2, so that numbers close to 1 lose no digits.
  let isLarge = x.significand > 1.414_213_562_373_095
  let m = isLarge ? x.significand / 2 : x.significand
  let e = Double(x.exponent) + (isLarge ? 1 : 0)
  // ln m = 2 (s + s³/3 + s⁵/5 + …) with s = (m - 1) / (m + 1), |s| < 0.172;
  // what is left out after s²¹ is below 2e-18.
  let s = (m - 1) / (m + 1)
  var sum = 0.0
  for k in stride(from: 21, through: 3, by: -2) {
    sum = 1 / Double(k) + s * s * sum
  }
  let rest = 2 * s + 2 * s * s * s * sum
  return e * 0x1.62e42feep-1 + (rest + e * 0x1.a39ef35793c76p-33)
}
