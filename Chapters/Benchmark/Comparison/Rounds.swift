import Basics
import Chapter
import Console
import Foundation

/// Sets up, measures all rounds, and writes the record.
///
/// While it measures, the rounds so far stand in a file `….unfinished` beside
/// the record, so that Ctrl-C loses no more than one, and no older record.
///
/// - Throws: a `PeerError` on a busy machine, unless told to go on.
func compare(_ settings: Settings) throws {
  guard let package = packageFolder() else {
    throw PeerError(
      description: "The package's folder was not found. Run Benchmark there.")
  }
  let sources = package.appending(path: "Chapters/Benchmark")
  let text = package.appending(path: "data/timemachine.txt")
  guard FileManager.default.fileExists(atPath: text.path) else {
    throw PeerError(
      description: "The peers read data/timemachine.txt, which is not there. "
        + "Any chapter fetches it: swift run Chapter02_TextData")
  }
  let comparison = Comparison(
    folder: PeerFolder(
      url: peersFolder(settings), sources: sources.appending(path: "peers"),
      text: text),
    package: package, seconds: settings.seconds,
    held: settings.instructions == .avx2 ? Peer.held : [:])
  let (contestants, missing) = try comparison.setUp()
  if !settings.isBusyAllowed { try requireIdle() }
  var record = ComparisonRecord(
    date: today(), rounds: 0, seconds: settings.seconds,
    instructions: settings.instructions.rawValue, machine: HostMachine(),
    missing: missing)
  record.results = contestants.map { contestant in
    ComparisonRecord.Result(
      name: contestant.name, group: contestant.group,
      workload: contestant.workload.rawValue, model: contestant.model,
      unit: contestant.unit, threads: contestant.threads,
      kernels: (try? comparison.kernels(of: contestant)) ?? [])
  }
  let file = URL(
    filePath: settings.record
      ?? sources.appending(
        path: "records/\(record.date)-\(settings.instructions.rawValue).json"
      ).path)
  var failed: Set<Int> = []
  for round in 1...settings.rounds {
    record.peaks.append(try comparison.peak(threads: settings.threads))
    for (index, contestant) in contestants.enumerated()
    where !failed.contains(index) {
      StandardError.writeLine(
        "round \(round): \(contestant.group), \(contestant.name)")
      do {
        let (sample, version) = try comparison.sample(contestant)
        record.results[index].samples.append(sample)
        record.results[index].version = version
      } catch {
        failed.insert(index)
        record.missing.append("\(error)")
        StandardError.writeLine("\(error)")
      }
    }
    record.rounds = round
    try record.write(to: file.appendingPathExtension("unfinished"))
  }
  try record.write(to: file)
  try FileManager.default.removeItem(
    at: file.appendingPathExtension("unfinished"))
  StandardError.writeLine("record: \(file.path)")
  for line in record.table() { StandardOutput.writeLine(line) }
}

/// Shows a record as a table: the one that is named, or the newest.
func showTable(_ settings: Settings) throws {
  let record = try ComparisonRecord(
    settings.record.map { URL(filePath: $0) }
      ?? newestRecord(of: settings.instructions))
  for line in record.table(isBrief: settings.isBrief) { show(line) }
}

/// The record of these instructions whose name, which begins with its day, is
/// the last.
func newestRecord(of instructions: Instructions) throws -> URL {
  try newestRecord(
    endingWith: "-\(instructions.rawValue).json",
    remedy: "swift run Benchmark compare")
}

/// The record with this end of its name, which begins with its day, that is the
/// last.
///
/// - Parameter remedy: what makes one.
func newestRecord(endingWith end: String, remedy: String) throws -> URL {
  let folder = packageFolder()?.appending(path: "Chapters/Benchmark/records")
  let names = folder.flatMap {
    try? FileManager.default.contentsOfDirectory(atPath: $0.path)
  }
  let newest = (names ?? []).filter { $0.hasSuffix(end) }.max()
  guard let folder, let newest else {
    throw RecordError(
      description: "There is no record “…\(end)”. To make one: \(remedy)")
  }
  return folder.appending(path: newest)
}

/// Other work on the machine would be measured with ours.
///
/// - Parameters:
///   - load: how many programs wanted to run in the last minute.
///   - wait: lets some time pass; what was just built counts in the load for a
///     minute or two.
func requireIdle(
  load: () -> Double = { HostMachine.load }, wait: () -> Void = { sleep(15) }
) throws {
  for _ in 0..<16 where load() > 0.5 {
    StandardError.writeLine("waiting until the machine is idle …")
    wait()
  }
  let load = load()
  guard load <= 0.5 else {
    throw PeerError(
      description: "The machine is busy (load \(load.decimals(1))), so nothing "
        + "was measured. End other programs, or say --anyway.")
  }
}

private func peersFolder(_ settings: Settings) -> URL {
  settings.peers.map { URL(filePath: $0).standardizedFileURL.absoluteURL }
    ?? FileManager.default.homeDirectoryForCurrentUser
    .appending(path: ".cache/rnn-peers")
}

func today() -> String {
  Date.now.formatted(
    Date.ISO8601FormatStyle(timeZone: .current).year().month().day())
}
