import Chapter
import CommandLineOptions
import Training

/// What is timed.
enum Workload: String, CaseIterable {
  /// Training: 10,000 characters, batch 32, 35 steps, 512 hidden units.
  case A
  /// Greedy prediction of 1,000 characters, 512 hidden units.
  case C
}

/// Which of the course's models does it.
enum Implementation: String, CaseIterable {
  case scratch
}

struct Settings: ChapterSettings {
  var workload = Workload.A
  var implementation = Implementation.scratch
  var seconds = 8.0
  var isJSON = false
  var seed: UInt64 = 1
  var threads = defaultThreads
  var corpus: String?
}

let command = Command<Settings>(
  name: "Benchmark",
  summary: "Times a workload: A trains, C predicts 1,000 characters.",
  arguments: [
    .choice("workload", \.workload, help: "what is timed"),
    .choice("model", \.implementation, help: "which model does it"),
  ],
  options: [
    .number(
      "--seconds", \.seconds, in: 0.1...3600,
      help: "how long to measure, after warm-up"),
    .flag("--json", \.isJSON, help: "print one line of JSON"),
  ] + Command<Settings>.commonOptions)
