import Corpora
import Foundation
import Testing

@Suite struct DownloadTests {
  @Test("where no server listens, the error gives a reason at once")
  func refused() throws {
    let address = try #require(URL(string: "http://127.0.0.1:1/tale.txt"))
    let start = ContinuousClock.now
    let error = #expect(throws: DownloadError.self) {
      try download(address)
    }
    #expect(ContinuousClock.now - start < .seconds(11))
    #expect(error?.description.isEmpty == false)
    #expect(error?.description.hasSuffix(".") == false)
  }
}
