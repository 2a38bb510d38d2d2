import TextData

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
    guard let generator = UInt64(try field("generator")) else {
      throw .damaged(
        "generator", reason: "it must be a whole number of 64 bits")
    }
    self.init(
      program: try field("program"),
      settings: metadata.filter { $0.key.hasPrefix("--") },
      vocabulary: Self.lines(try field("vocabulary")),
      text: try field("text"))
    self.generator = generator
    log = try Self.log(try field("log"))
    for sampling in Sampling.allCases {
      samples[sampling] = try Self.samples(of: sampling, in: metadata)
    }
  }

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
    of sampling: Sampling, in metadata: [String: String]
  ) throws(Fault) -> Samples? {
    let name = "samples.\(sampling.rawValue)"
    guard let texts = metadata[name],
      let atTheEnd = metadata["continuations.\(sampling.rawValue)"]
    else { return nil }
    var samples = Samples()
    samples.atTheEnd = lines(atTheEnd)
    for line in lines(texts) {
      guard let colon = line.firstRange(of: ": "),
        let epoch = Int(line[..<colon.lowerBound])
      else {
        throw .damaged(name, reason: "“\(line.prefix(40))” has no epoch")
      }
      samples.whileTraining.append(
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
