import Chapter
import Console
import Training

/// The line that tells how far a run is, on a terminal only.
struct Progress {
  let epochs: Int
  /// The epochs that were trained before.
  let earlier: Int
  let measured: MeasuredText
  private let line: StatusLine?
  private let start = ContinuousClock.now
  /// The perplexity of the last measurement.
  private var lastMeasurement: Double?

  init(epochs: Int, after earlier: Int, measured: MeasuredText, isShown: Bool) {
    self.epochs = epochs
    self.earlier = earlier
    self.measured = measured
    line = isShown ? StatusLine() : nil
  }

  mutating func update(_ report: EpochReport) {
    guard let line, let seconds = report.seconds else { return }
    let elapsed = (ContinuousClock.now - start) / .seconds(1)
    let left =
      elapsed / Double(report.epoch - earlier) * Double(epochs - report.epoch)
    let rate = Int(Double(report.tokens) / seconds)
    lastMeasurement = report.heldOut ?? lastMeasurement
    line.show(
      [
        "epoch \(report.epoch)/\(epochs)",
        "perplexity \(decimal(report.training))",
      ]
        + (lastMeasurement.map { ["\(measured.rawValue) \(decimal($0))"] } ?? [])
        + [
          "\(grouped(rate)) tokens/s", "\(Self.duration(left)) left",
        ])
  }

  /// Removes the line, so that something else can be printed.
  func clear() { line?.clear() }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    let (minutes, rest) = whole.quotientAndRemainder(dividingBy: 60)
    return minutes == 0
      ? "\(rest) s" : "\(minutes):\(rest < 10 ? "0" : "")\(rest)"
  }
}
