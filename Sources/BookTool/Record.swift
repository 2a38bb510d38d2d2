import Corpora
import Foundation

// A long run is recorded: its output stands on the page as it was, together
// with a checksum. What must be true of it, the program claims itself.

extension Book {
  /// The checksum of a record: its command, its output, and the figures that it
  /// draws.
  func checksum(ofRecord text: String, _ command: String, of page: Page)
    -> String
  {
    var data = Data("\(command)\n\(text)".utf8)
    for figure in figures(ofRecord: command) {
      data += (try? Data(contentsOf: figures.appending(path: figure))) ?? Data()
    }
    return sha1(of: data)
  }

  /// Where the figures of all pages lie.
  var figures: URL { folder.appending(path: "figures") }

  /// The figures that a recorded command draws: whatever it names that ends
  /// with `.svg`.
  func figures(ofRecord command: String) -> [String] {
    command.split(separator: " ").map(String.init)
      .filter { $0.hasSuffix(".svg") }
  }

  func checkRecord(
    _ fence: Page.Fence, _ command: String, _ checksum: String, of page: Page
  ) -> [Problem] {
    guard self.checksum(ofRecord: fence.text, command, of: page) != checksum
    else { return [] }
    return [
      Problem(
        page.path, fence.line,
        "This record, or its figure, was changed after it was made. To record "
          + "it again: swift run book sync --record")
    ]
  }
}
