import Basics
import Chapter
import Foundation

/// What a comparison of the page found: the machine, and every sample.
struct PageRecord: Codable {
  /// The day, 2026-11-29.
  var date: String
  var rounds: Int
  /// How long each sample was measured, after its warm-up.
  var seconds: Double
  /// The instructions of the native program.
  var instructions: String
  var machine: HostMachine
  /// How many programs wanted to run in the minute before each round: beside
  /// the one that is measured there should be none.
  var loads: [Double] = []
  var results: [Result] = []

  struct Result: Codable {
    var contestant: PageContestant
    var hiddenUnits: Int
    /// That of the browser, or of Node.
    var version: String?
    /// Tokens per second.
    var samples: [Double] = []
  }

  /// The sizes that are measured.
  static let sizes = [128, 512]

  /// Reads a record.
  ///
  /// - Throws: a `RecordError` with the file and what is wrong with it.
  init(_ file: URL) throws {
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
    } catch {
      throw RecordError(
        description: "“\(file.path)” is no record of a comparison of the page: "
          + error.localizedDescription)
    }
  }

  /// A record without samples.
  init(
    date: String, seconds: Double, instructions: String, machine: HostMachine
  ) {
    (self.date, self.rounds, self.seconds) = (date, 0, seconds)
    (self.instructions, self.machine) = (instructions, machine)
    results = Self.sizes.flatMap { size in
      PageContestant.allCases.map { Result(contestant: $0, hiddenUnits: size) }
    }
  }

  /// The lines of the table: speeds, and what part of the module's they are.
  var table: [String] {
    var lines = [
      machine.written,
      "\(date); the native program with \(instructions) instructions",
      "",
      "tokens per second: median (least to most) of \(rounds) rounds",
    ]
    for size in Self.sizes {
      lines += ["", "\(size) hidden units".left(56) + "the module".right(12)]
      let group = results.filter { $0.hiddenUnits == size }
      let module = group.first { $0.contestant == .module }.map {
        median($0.samples)
      }
      for result in group {
        let share = (module ?? .nan) / median(result.samples)
        lines.append(
          result.row.left(56)
            + (share < 10 ? share.decimals(2) : share.decimals(1)).right(10)
            + " x")
      }
    }
    return lines
  }
}

extension PageRecord.Result {
  /// The name, and the speeds to three digits.
  fileprivate var row: String {
    func rounded(_ speed: Double) -> String {
      let step = speed < 1000 ? 1.0 : speed < 10_000 ? 10 : 100
      return Int((speed / step).rounded() * step).grouped
    }
    return "  " + contestant.name.left(27) + rounded(median(samples))
      + " (\(rounded(samples.min() ?? 0))-\(rounded(samples.max() ?? 0)))"
  }
}
