import Chapter
import Foundation
import Training

/// The line that tells how far a run is, on a terminal only.
struct Progress {
  let epochs: Int
  /// The epochs that were trained before.
  let earlier: Int
  let isShown: Bool
  private let start = ContinuousClock.now

  init(epochs: Int, after earlier: Int, isShown: Bool) {
    self.epochs = epochs
    self.earlier = earlier
    self.isShown = isShown
  }

  func update(_ report: EpochReport) {
    guard isShown, let seconds = report.seconds else { return }
    let elapsed = (ContinuousClock.now - start) / .seconds(1)
    let left =
      elapsed / Double(report.epoch - earlier) * Double(epochs - report.epoch)
    let rate = Int(Double(report.tokens) / seconds)
    write(
      "epoch \(report.epoch)/\(epochs)  "
        + "perplexity \(decimal(report.training))  "
        + "\(grouped(rate)) tokens/s  \(Self.duration(left)) left")
  }

  /// Removes the line, so that something else can be printed.
  func clear() {
    if isShown { write("") }
  }

  private func write(_ text: String) {
    FileHandle.standardOutput.write(Data("\r\u{1B}[2K\(text)".utf8))
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    return whole < 60 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
  }
}
