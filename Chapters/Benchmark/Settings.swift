import Chapter
import CommandLineOptions
import Concise
import Layers
import RNNCell
import TextData
import Training

/// What is to be done: a workload, the peak that it is held against, the
/// comparison with the peers, the cost of longer texts, or the comparison of the
/// page that trains.
enum Task: String, CaseIterable {
  case A, B, C, peak, compare, table, growth, page
  case pageTable = "page-table"
}

/// What is timed.
enum Workload: String, CaseIterable {
  /// Training: 10,000 characters, batch 32, 35 steps, 512 hidden units.
  case A
  /// Training: 10,000 overlapping windows of 32 steps, batch 1,024, 32 hidden
  /// units.
  case B
  /// Greedy prediction of 1,000 characters, 512 hidden units.
  case C
}

/// Which of the course's models does it.
enum Implementation: String, CaseIterable {
  /// Chapter 5's cell, unrolled step by step.
  case scratch
  /// Chapter 10c's layers.
  case concise
}

/// Which instructions all may use.
enum Instructions: String, CaseIterable {
  case native, avx2
}

struct Settings: ChapterSettings {
  var task = Task.A
  var implementation = Implementation.scratch
  /// The unit of the concise model.
  var unit = RecurrentUnit.rnn
  /// Sizes other than those of the workload.
  var hidden: Int?
  var batch: Int?
  var steps: Int?
  var seconds = 8.0
  var isJSON = false
  // The comparison.
  var rounds = 5
  var instructions = Instructions.native
  var record: String?
  var isBrief = false
  var peers: String?
  var isBusyAllowed = false
  /// The file of growth's figure.
  var plot: String?
  var seed: UInt64 = 1
  var threads = defaultThreads
  var corpus: String?
  var letters = LetterChoice.automatic
  var joining = LineJoining.nothing
}

extension Settings {
  var workload: Workload { Workload(rawValue: task.rawValue) ?? .A }

  var hiddenUnits: Int { hidden ?? (workload == .B ? 32 : 512) }

  /// The characters to train on: of B, as many as 10,000 windows have. Larger
  /// minibatches get what two of them need.
  var tokens: Int {
    workload == .B ? 10_032 : max(10_000, 2 * sampler.minimumLength)
  }

  /// About how many bytes the workload takes.
  func memory(vocabularySize: Int) -> Int {
    let rows = (batch ?? (workload == .B ? 1024 : 32)) * (steps ?? 35)
    return switch implementation {
    case .scratch:
      RNNLanguageModel.trainingMemory(
        vocabularySize: vocabularySize, hiddenUnits: hiddenUnits, rows: rows)
    case .concise:
      ConciseLanguageModel.trainingMemory(
        unit, vocabularySize: vocabularySize, hiddenUnits: hiddenUnits,
        rows: rows)
    }
  }

  /// How the text is cut for training.
  var sampler: any MinibatchSampler {
    switch workload {
    case .B: WindowSampler(batchSize: batch ?? 1024, steps: steps ?? 32)
    case .A, .C: SequentialSampler(batchSize: batch ?? 32, steps: steps ?? 35)
    }
  }
}

let command = Command<Settings>(
  name: "Benchmark",
  summary: """
    Times a workload: A and B train, C predicts 1,000 characters. peak measures
    what arithmetic alone reaches. Or compares with other engines: compare
    installs what is missing, measures all in rounds and writes a record, table
    prints the newest one. growth times what longer texts cost before the first
    step. page compares the page that trains with the program and with plain
    JavaScript, page-table prints the newest record of that.
    """,
  arguments: [
    .choice("task", \.task, help: "what is timed, or done"),
    .choice(
      "model", \.implementation, isRequired: false,
      help: "which model does it"),
  ],
  options: [
    .choice("--unit", \.unit, help: "the unit of the concise model"),
    .integer(
      "--hidden", \.hidden, in: 1...8192, help: "hidden units"),
    .integer(
      "--batch", \.batch, in: 1...65_536, help: "sequences in a minibatch"),
    .integer(
      "--steps", \.steps, in: 1...65_536, help: "time steps of a sequence"),
    .number(
      "--seconds", \.seconds, in: 0.1...3600,
      help: "how long to measure, after warm-up"),
    .flag("--json", \.isJSON, help: "print one line of JSON"),
    .integer(
      "--rounds", \.rounds, in: 1...100, help: "compare, page: samples of each"),
    .choice(
      "--instructions", \.instructions,
      help: "compare, table: what all may use; page: the program"),
    .path(
      "--record", \.record,
      help: "compare, page, their tables: the record's file"),
    .flag(
      "--brief", \.isBrief, help: "table: only the fastest here and elsewhere"),
    .text(
      "--peers", \.peers, placeholder: "FOLDER",
      help: "compare: where the peers are installed"),
    .flag(
      "--anyway", \.isBusyAllowed, help: "compare, page: also on a busy machine"
    ),
    .path("--plot", \.plot, help: "growth: a figure as SVG"),
  ] + Command<Settings>.commonOptions)
