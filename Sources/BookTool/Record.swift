import Corpora
import Foundation

// A long run is recorded: its output stands on the page as it was, together
// with a checksum, and what must be true of such a run is checked.

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
    var problems: [Problem] = []
    if self.checksum(ofRecord: fence.text, command, of: page) != checksum {
      problems.append(
        Problem(
          page.path, fence.line,
          "This record, or its figure, was changed after it was made. To record "
            + "it again: swift run book sync --record"))
    }
    return problems
      + violations(ofRecord: fence.text, command).map {
        Problem(page.path, fence.line, $0)
      }
  }

  /// What does not hold of a record, by the laws of its program, or of the part
  /// of it that the first argument names.
  private func violations(ofRecord text: String, _ command: String) -> [String]
  {
    switch program(of: command) {
    case "Chapter08_Training", "Chapter09_Concise train":
      TrainingLaws(text, words: novelWords()).violations
    case "Chapter09_Concise windows": WindowLaws(text).violations
    case "Chapter09_Concise cost": CostLaws(text).violations
    case "Chapter10_ThroughTime": StepLaws(text).violations
    case "ChapterB_Kernel": KernelLaws(text).violations
    case let program where program.hasPrefix("Chapter11_Experiments "):
      ExperimentLaws(text, of: String(program.split(separator: " ")[1]))
        .violations
    case let program: ["No law is known for a record of \(program)."]
    }
  }

  /// The program that a command runs, with the part that it plays:
  /// `Chapter09_Concise windows` of `Chapter09_Concise windows --epochs 9`.
  private func program(of command: String) -> String {
    command.split(separator: " ").prefix(2).filter { !$0.hasPrefix("-") }
      .joined(separator: " ")
  }
}
