import Corpora
import Foundation
import Testing

@Suite struct SHA1Tests {
  @Test(
    "the checksums of the standard's examples come out",
    arguments: [
      ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
      ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "34aa973cd4c4daa4f61eeb2bdbad27316534016f"
      ),
    ])
  func examples(message: String, checksum: String) {
    #expect(sha1(of: Data(message.utf8)) == checksum)
  }

  @Test("a part of other data has the checksum of its own bytes")
  func slices() {
    let data = Data("xxabcx".utf8)
    #expect(sha1(of: data[2..<5]) == sha1(of: Data("abc".utf8)))
  }
}
