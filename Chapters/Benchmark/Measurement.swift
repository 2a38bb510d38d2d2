import Chapter
import Foundation

/// The figures of one benchmark, under the names that the peers use.
struct Measurement: Codable {
  var framework = "swift"
  var impl: String
  var workload: String
  var threads: Int
  /// The median over all repetitions after the warm-up.
  var tokens_per_s = 0.0
  var p10 = 0.0
  var p90 = 0.0
  /// From the start of the program to the end of the first epoch.
  var first_epoch_s = 0.0
  var peak_rss_mb = 0.0
  var final_ppl: Double?
  /// After ten epochs: all peers learn the same.
  var ppl_10: Double?
  var epochs = 0
  /// Processor time over time, while measuring.
  var cpu_util = 0.0

  /// Repeats a piece of work until `seconds` have passed after two
  /// repetitions of warm-up, and at least `least` times.
  ///
  /// - Parameter work: returns the number of tokens, and a perplexity if it
  ///   has one.
  mutating func repeating(
    atLeast least: Int, seconds: Double,
    _ work: () throws -> (tokens: Int, perplexity: Double?)
  ) rethrows {
    let clock = ContinuousClock()
    var rates: [Double] = []
    var perplexities: [Double] = []
    var begin = clock.now
    var processorTime = ThisProcess.processorTime
    while epochs < least || (clock.now - begin) / .seconds(1) < seconds {
      let start = clock.now
      let (tokens, perplexity) = try work()
      let rate = Double(tokens) / ((clock.now - start) / .seconds(1))
      epochs += 1
      if let perplexity { perplexities.append(perplexity) }
      if epochs == 1 { first_epoch_s = ThisProcess.seconds }
      if epochs > 2 { rates.append(rate) }
      if epochs == 2 {
        (begin, processorTime) = (clock.now, ThisProcess.processorTime)
      }
    }
    cpu_util =
      (ThisProcess.processorTime - processorTime)
      / ((clock.now - begin) / .seconds(1))
    rates.sort()
    tokens_per_s = rates[rates.count / 2]
    p10 = rates[rates.count / 10]
    p90 = rates[rates.count * 9 / 10]
    peak_rss_mb = peakMemory
    final_ppl = perplexities.last
    ppl_10 = perplexities.count >= 10 ? perplexities[9] : nil
  }

  var sentence: String {
    let unit = workload == "C" ? "characters/s" : "tokens/s"
    let perplexity =
      final_ppl.map { String(format: ", perplexity %.2f", $0) } ?? ""
    return String(
      format: "%.0f %@ (median of %d; 10%%: %.0f, 90%%: %.0f)%@, first "
        + "repetition after %.2f s, %.0f MB",
      tokens_per_s, unit, epochs - 2, p10, p90, perplexity, first_epoch_s,
      peak_rss_mb)
  }
}

/// One line of JSON, with its names in order.
func oneLine(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}
