import SafeTensors
import TextData
import TrainingLogs

extension Checkpoint {
  typealias Fault = CheckpointError.Fault

  /// Reads the notes of a file.
  init(_ metadata: [String: String]) throws(Fault) {
    guard metadata["format"] == Self.format else { throw .otherFormat }
    func field(_ name: String) throws(Fault) -> String {
      guard let text = metadata[name] else { throw .missing(name) }
      return text
    }
    let version = try field("version")
    guard let number = Int(version), number > 0 else {
      throw .damaged("version", reason: "it must be a number from 1 on")
    }
    guard number <= Self.version else { throw .newer(number) }
    guard number == Self.version else { throw .older(number) }
    self.init(
      program: try field("program"),
      settings: metadata.filter { $0.key.hasPrefix("--") },
      vocabulary: Self.lines(try field("vocabulary")),
      text: try field("text"))
    guard let run = Sampling(rawValue: try field("run")) else {
      throw .damaged("run", reason: "it must be sequential or random")
    }
    self.run = run
    log = try Self.log(try field("log"))
    guard !rows(of: run).isEmpty else {
      throw .damaged("run", reason: "the log has no epoch of it")
    }
    for run in begun {
      let name = prefix(of: run) + "generator"
      guard UInt64(try field(name)) != nil else {
        throw .damaged(name, reason: "it must be a whole number of 64 bits")
      }
    }
    for sampling in Sampling.allCases {
      samples[sampling] = try Self.samples(
        of: sampling, in: metadata, epochs: rows(of: sampling).count)
    }
  }

  /// The runs that have an epoch.
  var begun: [Sampling] { Sampling.allCases.filter { !rows(of: $0).isEmpty } }

  private static func log(_ text: String) throws(Fault) -> TrainingLog {
    let log: TrainingLog
    do throws(TrainingLogError) {
      log = try TrainingLog(parsing: text, name: "log")
    } catch {
      throw .damaged("log", reason: error.finding)
    }
    guard !log.rows.isEmpty else {
      throw .damaged("log", reason: "it has no epoch")
    }
    // The epochs of each run count from 1, and no run begins twice.
    var runs: [Sampling: Int] = [:]
    var last: Sampling?
    for row in log.rows {
      let isNew = row.sampling != last
      let expected = isNew ? 1 : runs[row.sampling, default: 0] + 1
      guard row.epoch == expected, !isNew || runs[row.sampling] == nil else {
        throw .damaged(
          "log",
          reason: "epoch \(row.epoch) of the \(row.sampling.rawValue) "
            + "run is out of order")
      }
      runs[row.sampling] = row.epoch
      last = row.sampling
    }
    return log
  }

  private static func samples(
    of sampling: Sampling, in metadata: [String: String], epochs: Int
  ) throws(Fault) -> [Sample]? {
    let name = "samples.\(sampling.rawValue)"
    guard let texts = metadata[name] else { return nil }
    var samples: [Sample] = []
    for line in lines(texts) {
      guard let colon = line.firstRange(of: ": "),
        let epoch = Int(line[..<colon.lowerBound]),
        (1...max(1, epochs)).contains(epoch)
      else {
        throw .damaged(
          name, reason: "“\(line.prefix(40))” has no epoch of the run")
      }
      samples.append(
        Sample(epoch: epoch, text: String(line[colon.upperBound...])))
    }
    return samples
  }

  private static func lines(_ text: String) -> [String] {
    text.isEmpty
      ? []
      : text.split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
  }
}
