import Basics

/// The sine of an angle in radians, with the same bits on every machine: the
/// system's own may differ in the last digit.
///
/// The error is below 1e-15.
///
/// - Parameter x: from -1e6 to 1e6.
public func sine(_ x: Double) -> Double {
  require(abs(x) <= 1e6, "sine: \(x) does not lie in -1e6 ... 1e6")
  // x = n π + r with |r| ≤ π/2. The first part of π has 33 bits, so that its
  // product with n is exact.
  let n = (x / .pi).rounded()
  let r = (x - n * 0x1.921FB544p+1) - n * 0x1.0B4611A626331p-33
  // sin r = r (1 - r²/(2·3) (1 - r²/(4·5) (1 - …))), Taylor's series; what is
  // left out after r²¹ is below 2e-18.
  var sum = 1.0
  for k in stride(from: 20.0, through: 2, by: -2) {
    sum = 1 - r * r / (k * (k + 1)) * sum
  }
  return n.remainder(dividingBy: 2) == 0 ? r * sum : -r * sum
}
