/// What the numbers of a stored tensor are; the raw value is the name that
/// the header gives.
///
/// The list is that of version 0.8 of the reference implementation. Tensors
/// can be read and written as `f32` alone; the others are known for their
/// size, so that a file that holds them can be checked.
public enum ElementType: String, CaseIterable, Sendable {
  case bool = "BOOL"
  case f4 = "F4"
  case f6E2M3 = "F6_E2M3"
  case f6E3M2 = "F6_E3M2"
  case u8 = "U8"
  case i8 = "I8"
  case f8E5M2 = "F8_E5M2"
  case f8E4M3 = "F8_E4M3"
  case f8E8M0 = "F8_E8M0"
  case f8E4M3FNUZ = "F8_E4M3FNUZ"
  case f8E5M2FNUZ = "F8_E5M2FNUZ"
  case i16 = "I16"
  case u16 = "U16"
  case f16 = "F16"
  case bf16 = "BF16"
  case i32 = "I32"
  case u32 = "U32"
  case f32 = "F32"
  case c64 = "C64"
  case f64 = "F64"
  case i64 = "I64"
  case u64 = "U64"

  /// The size of one number, in bits.
  public var bits: Int {
    switch self {
    case .f4: 4
    case .f6E2M3, .f6E3M2: 6
    case .bool, .u8, .i8: 8
    case .f8E5M2, .f8E4M3, .f8E8M0, .f8E4M3FNUZ, .f8E5M2FNUZ: 8
    case .i16, .u16, .f16, .bf16: 16
    case .i32, .u32, .f32: 32
    case .c64, .f64, .i64, .u64: 64
    }
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
