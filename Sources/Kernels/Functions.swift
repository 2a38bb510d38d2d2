// The elementary functions, written out: `+ - * /` give the same bits on every
// machine, the system's `exp`, `log` and `tanh` need not. The coefficients of
// `exp` and `log` are those of the Cephes library (Moshier, 1992), for floats.
// A NaN comes out as a NaN: `minimum` and `maximum` keep their first argument
// when the comparison fails.
//
// They are transparent, which makes the compiler insert them always: a call
// would hand over the sixteen lanes in four registers of four, and compute with
// those.

/// e^x in each lane. The largest relative error is 1.2e-7; below -86.99 the
/// result counts as 0.
///
/// x = n ln 2 + r with |r| <= ln 2 / 2, and e^x = 2^n e^r.
@_transparent
func exp(_ x: Vector) -> Vector {
  let clamped = minimum(
    maximum(x, Vector(repeating: -87.3)), Vector(repeating: 88.75))
  // Adding 1.5 * 2^23 rounds to an integer, which ends in the low bits.
  let shifter = Vector(repeating: 12_582_912)
  let shifted = shifter.addingProduct(
    clamped, Vector(repeating: 1.442_695_04))
  let n = shifted - shifter
  var r = clamped.addingProduct(n, Vector(repeating: -0.693_359_375))
  r = r.addingProduct(n, Vector(repeating: 2.121_944_40e-4))
  var p = Vector(repeating: 1.987_569_15e-4)
  p = Vector(repeating: 1.398_199_950_7e-3).addingProduct(p, r)
  p = Vector(repeating: 8.333_451_907_3e-3).addingProduct(p, r)
  p = Vector(repeating: 4.166_579_589_4e-2).addingProduct(p, r)
  p = Vector(repeating: 1.666_666_545_9e-1).addingProduct(p, r)
  p = Vector(repeating: 5.000_000_120_1e-1).addingProduct(p, r)
  let power = (r + 1).addingProduct(p, r * r)
  // The exponent bits of 2^(n - 1): n may be 128, whose power of two is not
  // a float, and n = -126 makes the bits, and so the result, 0.
  let bits = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &+ 126
  let scale = unsafeBitCast(bits &<< 23, to: Vector.self)
  return (power + power) * scale
}

/// The natural logarithm in each lane, to about 1e-7 of max(1, |ln x|).
///
/// x = 2^n m with m between sqrt(1/2) and sqrt(2), and ln x = n ln 2 + ln m.
@_transparent
func log(_ x: Vector) -> Vector {
  // Subnormal numbers are scaled into the range of the others.
  let isTiny = x .< Float.leastNormalMagnitude
  let normal = x.replacing(with: x * 8_388_608, where: isTiny)
  let bits = unsafeBitCast(normal, to: SIMD16<Int32>.self)
  let half = unsafeBitCast(
    (bits & 0x7F_FFFF) | 0x3F00_0000, to: Vector.self)  // m in 1/2 ..< 1
  // The exponent as a float: put its bits behind those of 1.5 * 2^23.
  let shifter: Float = 12_582_912
  let biased = unsafeBitCast(
    ((bits &>> 23) & 0xFF) &+ Int32(bitPattern: shifter.bitPattern),
    to: Vector.self)
  var n = biased - shifter - 126
  n = n.replacing(with: n - 23, where: isTiny)
  let isSmall = half .< Float(0.707_106_781)
  n = n.replacing(with: n - 1, where: isSmall)
  let m = (half - 1).replacing(with: (half + half) - 1, where: isSmall)
  let m2 = m * m
  var p = Vector(repeating: 7.037_683_629_2e-2)
  p = Vector(repeating: -1.151_461_031_0e-1).addingProduct(p, m)
  p = Vector(repeating: 1.167_699_874_0e-1).addingProduct(p, m)
  p = Vector(repeating: -1.242_014_084_6e-1).addingProduct(p, m)
  p = Vector(repeating: 1.424_932_278_7e-1).addingProduct(p, m)
  p = Vector(repeating: -1.666_805_766_5e-1).addingProduct(p, m)
  p = Vector(repeating: 2.000_071_476_5e-1).addingProduct(p, m)
  p = Vector(repeating: -2.499_999_399_3e-1).addingProduct(p, m)
  p = Vector(repeating: 3.333_333_117_4e-1).addingProduct(p, m)
  var y = p * m * m2
  y = y.addingProduct(n, Vector(repeating: -2.121_944_40e-4))
  y = y.addingProduct(m2, Vector(repeating: -0.5))
  let result = (m + y).addingProduct(n, Vector(repeating: 0.693_359_375))
  return
    result
    .replacing(with: .infinity, where: x .== .infinity)
    .replacing(with: -.infinity, where: x .== 0)
    .replacing(with: .nan, where: x .< 0)
    .replacing(with: .nan, where: x .!= x)
}

/// The hyperbolic tangent in each lane. For normal numbers the largest
/// relative error is 3e-7, and no result lies outside -1 ... 1.
///
/// An odd polynomial over an even one, which reaches 1 at the bound, close to
/// 8. The coefficients are those of the Eigen library.
@_transparent
func tanh(_ x: Vector) -> Vector {
  let bound: Float = 7.998_811_7
  let x = minimum(
    maximum(x, Vector(repeating: -bound)), Vector(repeating: bound))
  let x2 = x * x
  var p = Vector(repeating: -2.760_768_477_42e-16)
  p = Vector(repeating: 2.000_187_904_82e-13).addingProduct(p, x2)
  p = Vector(repeating: -8.604_671_522_14e-11).addingProduct(p, x2)
  p = Vector(repeating: 5.122_297_090_37e-8).addingProduct(p, x2)
  p = Vector(repeating: 1.485_722_357_17e-5).addingProduct(p, x2)
  p = Vector(repeating: 6.372_619_288_75e-4).addingProduct(p, x2)
  p = Vector(repeating: 4.893_524_558_92e-3).addingProduct(p, x2)
  var q = Vector(repeating: 1.198_258_394_67e-6)
  q = Vector(repeating: 1.185_347_056_87e-4).addingProduct(q, x2)
  q = Vector(repeating: 2.268_434_632_44e-3).addingProduct(q, x2)
  q = Vector(repeating: 4.893_525_185_54e-3).addingProduct(q, x2)
  let one = Vector(repeating: 1)
  return minimum(maximum(x * (p / q), -one), one)
}

/// e^x of one number.
public func exp(_ x: Float) -> Float { exp(Vector(repeating: x))[0] }

/// The natural logarithm of one number.
public func log(_ x: Float) -> Float { log(Vector(repeating: x))[0] }

/// The hyperbolic tangent of one number.
public func tanh(_ x: Float) -> Float { tanh(Vector(repeating: x))[0] }
