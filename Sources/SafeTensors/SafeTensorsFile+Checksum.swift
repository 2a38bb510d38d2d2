import Basics
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
    let hash = bytes.withUnsafeBytes { Basics.checksum(of: $0) }
    return String(hash, radix: 16)
  }
}
