import Foundation
import Tensors

extension SafeTensorsFile {
  /// A number that changes when the tensors or the notes do: the 64-bit FNV-1a
  /// hash of the bytes of a file that holds them, in hexadecimal digits.
  ///
  /// It finds damage; it is no protection against forgery.
  public static func checksum(
    of tensors: [(name: String, tensor: Tensor)],
    metadata: [String: String] = [:]
  ) -> String {
    let bytes = data(of: tensors, metadata: metadata)
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    bytes.withUnsafeBytes { bytes in
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return String(hash, radix: 16)
  }
}
