/// What the numbers of a stored tensor are; the raw value is the name that
/// the header gives.
///
/// The list is that of version 0.8 of the reference implementation. Tensors
/// can be read and written as `f32` alone; the others are known for their
/// size, so that a file that holds them can be checked.
public enum ElementType: String, CaseIterable, Sendable {
  /// Truth values, of one byte each.
  case bool = "BOOL"
  /// Integers from 0, of so many bits.
  case u8 = "U8", u16 = "U16", u32 = "U32", u64 = "U64"
  /// Integers with a sign, of so many bits.
  case i8 = "I8", i16 = "I16", i32 = "I32", i64 = "I64"
  /// Floating-point numbers as IEEE 754 has them, of so many bits.
  case f16 = "F16", f32 = "F32", f64 = "F64"
  /// The upper half of an `f32`.
  case bf16 = "BF16"
  /// Complex numbers of two `f32`.
  case c64 = "C64"
  /// Small floating-point numbers: so many bits, of which E belong to the
  /// exponent and M to the mantissa. FNUZ are those without infinities and
  /// with a single zero.
  case f4 = "F4", f6E2M3 = "F6_E2M3", f6E3M2 = "F6_E3M2",
    f8E5M2 = "F8_E5M2", f8E4M3 = "F8_E4M3", f8E8M0 = "F8_E8M0",
    f8E4M3FNUZ = "F8_E4M3FNUZ", f8E5M2FNUZ = "F8_E5M2FNUZ"

  /// The size of one number in bits: the first number of the name, and 8 for
  /// a truth value.
  public var bits: Int {
    let digits = rawValue.drop { !$0.isNumber }.prefix { $0.isNumber }
    return Int(digits) ?? 8
  }

  /// The bytes that a tensor of this shape fills, or nothing if their number
  /// is too large to count or not whole.
  func bytes(ofShape shape: [Int]) -> Int? {
    var bits = bits
    // A size of 0 is left out: sizes whose product overflows in another order
    // would stop the program when a tensor of that shape is used.
    for size in shape where size > 0 {
      let (product, overflows) = bits.multipliedReportingOverflow(by: size)
      if overflows { return nil }
      bits = product
    }
    if shape.contains(0) { return 0 }
    return bits.isMultiple(of: 8) ? bits / 8 : nil
  }
}
