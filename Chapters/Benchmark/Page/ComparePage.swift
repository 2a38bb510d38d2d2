import Basics
import Chapter
import Console
import Foundation

/// Measures all rounds of the comparison of the page, and writes the record.
///
/// - Throws: a `PeerError` on a busy machine, unless told to go on.
func comparePage(_ settings: Settings) throws {
  guard let package = packageFolder() else {
    throw PeerError(
      description: "The package's folder was not found. Run Benchmark there.")
  }
  let text = package.appending(path: "data/timemachine.txt")
  guard FileManager.default.fileExists(atPath: text.path) else {
    throw PeerError(
      description: "data/timemachine.txt is not there. Any chapter fetches it: "
        + "swift run Chapter02_TextData")
  }
  let comparison = try PageComparison(
    package: package, text: text, settings: settings)
  if !settings.isBusyAllowed { try requireIdle() }
  var record = PageRecord(
    date: today(), seconds: settings.seconds,
    instructions: settings.instructions.rawValue, machine: HostMachine())
  for round in 1...settings.rounds {
    record.loads.append(HostMachine.load)
    for (index, result) in record.results.enumerated() {
      StandardError.writeLine(
        "round \(round): \(result.hiddenUnits) units, \(result.contestant.name)"
      )
      let sample = try comparison.sample(
        result.contestant, hiddenUnits: result.hiddenUnits)
      record.results[index].samples.append(sample.tokens_per_s)
      record.results[index].version = sample.version
    }
    record.rounds = round
  }
  let file = URL(
    filePath: settings.record
      ?? package.appending(
        path: "Chapters/Benchmark/records/\(record.date)-page.json"
      ).path)
  try writeRecord(record, to: file)
  StandardError.writeLine("record: \(file.path)")
  for line in record.table { StandardOutput.writeLine(line) }
}

/// Shows the record that is named, or the newest.
func showPageTable(_ settings: Settings) throws {
  let record = try PageRecord(
    settings.record.map { URL(filePath: $0) }
      ?? newestRecord(
        endingWith: "-page.json", remedy: "swift run Benchmark page"))
  for line in record.table { show(line) }
}
