/// A number that changes when the bytes do: the 64-bit FNV-1a hash.
///
/// It finds damage; it is no protection against forgery.
public func checksum(of bytes: UnsafeRawBufferPointer) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return hash
}
