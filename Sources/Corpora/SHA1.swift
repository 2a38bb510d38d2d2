import Foundation

/// The SHA-1 checksum (FIPS 180) in 40 hexadecimal digits.
///
///     sha1(of: Data("abc".utf8))
///     // "a9993e364706816aba3e25717850c26c9cd0d89d"
///
/// Good for telling two editions of a text apart, too weak for secrets.
public func sha1(of data: Data) -> String {
  var hash: [UInt32] = [
    0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0,
  ]
  let message = padded(data)
  message.withUnsafeBytes { message in
    for start in stride(from: 0, to: message.count, by: 64) {
      digest(message.baseAddress! + start, into: &hash)
    }
  }
  return hash.map { word in
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }.joined()
}

/// The bytes, a 1 bit, zeros, and the number of bits: whole blocks of 64.
private func padded(_ data: Data) -> [UInt8] {
  var message = [UInt8](data)
  message.append(0x80)
  while message.count % 64 != 56 { message.append(0) }
  withUnsafeBytes(of: (UInt64(data.count) * 8).bigEndian) {
    message += $0
  }
  return message
}

/// Stirs a block of 64 bytes into the hash, in 80 rounds.
private func digest(_ block: UnsafeRawPointer, into hash: inout [UInt32]) {
  withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 80) { buffer in
    // A plain pointer: quick even in a debug build.
    let w = buffer.baseAddress!
    for t in 0..<16 {
      w[t] = UInt32(
        bigEndian: block.load(fromByteOffset: 4 * t, as: UInt32.self))
    }
    for t in 16..<80 {
      w[t] = rotate(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], by: 1)
    }
    var (a, b, c, d, e) = (hash[0], hash[1], hash[2], hash[3], hash[4])
    for t in 0..<80 {
      let next = rotate(a, by: 5) &+ mix(b, c, d, round: t) &+ e &+ w[t]
      (e, d, c, b, a) = (d, c, rotate(b, by: 30), a, next)
    }
    hash[0] &+= a
    hash[1] &+= b
    hash[2] &+= c
    hash[3] &+= d
    hash[4] &+= e
  }
}

/// Choice, parity, majority, and parity again, each with its constant.
private func mix(
  _ b: UInt32, _ c: UInt32, _ d: UInt32, round t: Int
) -> UInt32 {
  if t < 20 { return ((b & c) | (~b & d)) &+ 0x5A82_7999 }
  if t < 40 { return (b ^ c ^ d) &+ 0x6ED9_EBA1 }
  if t < 60 { return ((b & c) | (b & d) | (c & d)) &+ 0x8F1B_BCDC }
  return (b ^ c ^ d) &+ 0xCA62_C1D6
}

/// The bits of a word moved to the left; those that fall out come back in.
private func rotate(_ word: UInt32, by bits: UInt32) -> UInt32 {
  (word &<< bits) | (word &>> (32 - bits))
}
