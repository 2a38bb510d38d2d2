import Corpora
import Foundation
import Testing

@Suite(
  .enabled(if: SmallServer.isReachable, "the loopback interface is down"))
struct DownloadTests {
  /// A download that waits longer than programs do: many tests run at once.
  private func patiently(_ address: URL, limit: Int) throws -> Data {
    try download(address, limit: limit, silence: 120, seconds: 120)
  }

  @Test("where no server listens, the error gives a reason at once")
  func refused() throws {
    let address = try #require(URL(string: "http://127.0.0.1:1/tale.txt"))
    let error = #expect(throws: DownloadError.self) {
      try patiently(address, limit: 100)
    }
    #expect(error?.description.isEmpty == false)
    #expect(error?.description.hasPrefix("No answer") == false)
    #expect(error?.description.hasSuffix(".") == false)
  }

  /// The head of an answer.
  func head(_ status: String, _ fields: String = "") -> [UInt8] {
    Array("HTTP/1.1 \(status)\r\nConnection: close\r\n\(fields)\r\n".utf8)
  }

  @Test("the bytes arrive as they are, up to the limit")
  func bytes() throws {
    let server = try SmallServer()
    server.answer(with: [head("200 OK"), Array("A tale".utf8)])
    #expect(
      try patiently(server.address, limit: 6) == Data("A tale".utf8))
  }

  @Test("a status other than 200 is named")
  func status() throws {
    let server = try SmallServer()
    server.answer(with: [head("404 Not Found"), Array("none".utf8)])
    let error = #expect(throws: DownloadError.self) {
      try patiently(server.address, limit: 100)
    }
    #expect(error?.description == "The server answered with status 404")
  }

  @Test("an answer without an end is not read beyond the limit")
  func endless() throws {
    let server = try SmallServer()
    let noise = [UInt8](repeating: 0x61, count: 1 << 16)
    server.answer(
      with: sequence(first: head("200 OK")) { _ in noise })
    let error = #expect(throws: DownloadError.self) {
      try patiently(server.address, limit: 1000)
    }
    #expect(
      error?.description.hasPrefix(
        "The server sends more than the 1000 bytes of the text") == true)
  }

  @Test("the limit counts what is unpacked, not what travels")
  func compressed() throws {
    let server = try SmallServer()
    // 100,000 times the letter a, packed by gzip.
    let packed = try #require(Data(base64Encoded: Self.packed))
    server.answer(
      with: [head("200 OK", "Content-Encoding: gzip\r\n"), Array(packed)])
    let error = #expect(throws: DownloadError.self) {
      try patiently(server.address, limit: 1000)
    }
    #expect(packed.count < 1000)
    #expect(error?.description.contains("more than the 1000 bytes") == true)
  }

  static let packed = """
    H4sIAAAAAAACA+3BMQEAAADCoKzrX8IaHkABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAArwaH+uIboIYBAA==
    """
}
