import Chapter
import Console
import Training

/// The line that tells how far a run is, on a terminal only.
struct Progress {
  let epochs: Int
  /// The epochs that were trained before.
  let earlier: Int
  private let line: StatusLine?
  private let start = ContinuousClock.now

  init(epochs: Int, after earlier: Int, isShown: Bool) {
    self.epochs = epochs
    self.earlier = earlier
    line = isShown ? StatusLine() : nil
  }

  func update(_ report: EpochReport) {
    guard let line, let seconds = report.seconds else { return }
    let elapsed = (ContinuousClock.now - start) / .seconds(1)
    let left =
      elapsed / Double(report.epoch - earlier) * Double(epochs - report.epoch)
    let rate = Int(Double(report.tokens) / seconds)
    line.show([
      "epoch \(report.epoch)/\(epochs)",
      "perplexity \(decimal(report.training))",
      "\(grouped(rate)) tokens/s", "\(Self.duration(left)) left",
    ])
  }

  /// Removes the line, so that something else can be printed.
  func clear() { line?.clear() }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    return whole < 60 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
  }
}
