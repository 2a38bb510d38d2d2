import Corpora
import Foundation

// A long run is recorded: its output stands on the page as it was, together
// with a checksum. What must be true of it, the program claims itself.

extension Book {
  /// The checksum of a record: its command, its output, and its figure if it has one.
  func checksum(ofRecord text: String, _ command: String, of page: Page)
    -> String
  {
    var data = Data("\(command)\n\(text)".utf8)
    if let figure = figure(ofRecord: command, of: page) {
      data += (try? Data(contentsOf: figure)) ?? Data()
    }
    return sha1(of: data)
  }

  /// The figure that a recorded command draws, behind its `--plot`.
  func figure(ofRecord command: String, of page: Page) -> URL? {
    let words = command.split(separator: " ")
    guard let plot = words.firstIndex(of: "--plot"), plot + 1 < words.count
    else { return nil }
    return folder.appending(path: "figures/\(words[plot + 1])")
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
