import Basics
import Console
import Foundation
import Kernels

/// What multiply-adds alone reach on so many threads, in GFLOP/s: no product
/// is faster.
struct PeakReport: Codable {
  var gflops: Double
  var threads: Int
}

/// Measures the peak, with the instructions that this program was built for.
func showPeak(_ settings: Settings) throws {
  let report = PeakReport(
    gflops: measuredPeak(threads: settings.threads), threads: settings.threads)
  StandardOutput.writeLine(
    settings.isJSON ? try oneLine(report) : report.sentence)
}

extension PeakReport {
  var sentence: String {
    "\(gflops.decimals(1)) GFLOP/s on \(threads) "
      + "thread\(threads == 1 ? "" : "s")"
  }
}
