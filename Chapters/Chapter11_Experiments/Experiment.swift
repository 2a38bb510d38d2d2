import Basics
import Chapter

/// Something that can be tried by name.
struct Experiment: Sendable {
  /// The word on the command line.
  let name: String
  /// What it answers, in one line.
  let question: String
  /// What must be named after it, such as `NAME`; nil if nothing.
  let subject: String?
  let run: @Sendable (Settings) throws -> Void

  init(
    _ name: String, _ question: String, subject: String? = nil,
    run: @escaping @Sendable (Settings) throws -> Void
  ) {
    self.name = name
    self.question = question
    self.subject = subject
    self.run = run
  }

  /// All of them, in the order of the pages.
  static let all: [Experiment] = [
    .oneHot,
    .embedding,
    .search,
    .sampling,
    .detach,
    .context,
    .clip,
    .relu,
    .fullSize,
    .decode,
    .text,
    .perplexity,
    .units,
    .bug,
    .diagnose,
    .memory,
  ]
}

extension Experiment {
  /// One line for each experiment.
  static func list() {
    let width = (all.map(\.title.count).max() ?? 0) + 2
    for experiment in all {
      show(experiment.title.left(width) + experiment.question)
    }
  }

  /// The name, and what follows it.
  private var title: String {
    ([name] + [subject].compactMap { $0 }).joined(separator: " ")
  }

  /// Does what the command line asks for.
  ///
  /// - Throws: `ExperimentError` if it asks for nothing there is.
  static func run(_ settings: Settings) throws {
    guard let name = settings.name else { return list() }
    guard let experiment = all.first(where: { $0.name == name }) else {
      throw ExperimentError.unknown(name)
    }
    switch (experiment.subject, settings.subject) {
    case (let wanted?, nil):
      throw ExperimentError.missingSubject(name, wanted)
    case (nil, let word?):
      throw ExperimentError.unwantedSubject(name, word)
    default:
      try experiment.run(settings)
    }
  }
}

/// Why an experiment cannot be done.
enum ExperimentError: Error, CustomStringConvertible {
  case unknown(String)
  case missingSubject(String, String)
  case unwantedSubject(String, String)
  /// A text has fewer characters than the experiment cuts into parts.
  case tooShort(Int, wanted: Int)

  /// The status that the program ends with: 64 for a wrong command line.
  var status: Int32 {
    if case .tooShort = self { 1 } else { 64 }
  }

  var description: String {
    switch self {
    case .unknown(let name):
      "There is no experiment “\(name)”. Take one of these: "
        + Experiment.all.map(\.name).joined(separator: ", ") + "."
    case .missingSubject(let name, let wanted):
      "\(name) needs one more word: \(name) \(wanted)."
    case .unwantedSubject(let name, let word):
      "\(name) stands alone; leave out “\(word)”."
    case .tooShort(let length, let wanted):
      "The text has \(grouped(length)) characters, but \(grouped(wanted)) are "
        + "cut into parts to learn from, to choose by and to report: take a "
        + "longer text."
    }
  }
}
