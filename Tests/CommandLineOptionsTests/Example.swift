import CommandLineOptions

/// How minibatches are drawn.
enum Sampling: String, CaseIterable { case sequential, random, both }

/// What a measurement is about.
enum Task: String, CaseIterable { case a = "A", b = "B" }

struct Settings: Equatable {
  var epochs = 500
  var learningRate: Float = 0.5
  var temperature = 1.0
  var clip: Float? = 1
  var sampling = Sampling.both
  var prefix = "time traveller"
  var corpus: String?
  var quiet = false
  var seed: UInt64 = 1
}

let training = Command<Settings>(
  name: "Training", summary: "Trains a language model.",
  options: [
    .integer(
      "--epochs", \.epochs, in: 1...100_000, help: "passes over the text"),
    .number("--learning-rate", \.learningRate, help: "length of a step"),
    .number("--temperature", \.temperature, in: 0...10, help: "how bold"),
    .numberOrNone("--clip", \.clip, help: "greatest norm of the gradient"),
    .choice("--sampling", \.sampling, help: "order of the minibatches"),
    .text("--prefix", \.prefix, help: "text to continue"),
    .path("--corpus", \.corpus, help: "text to learn"),
    .flag("--quiet", \.quiet, help: "print only the result"),
    .integer(
      "--seed", \.seed, in: 0...UInt64.max, help: "start of the random numbers"),
  ])

struct BenchmarkSettings: Equatable {
  var task = Task.a
  var layer = ""
  var note: String?
  var threads = 1
  var json = false
}

let benchmark = Command<BenchmarkSettings>(
  name: "Benchmark", summary: "Measures speed.",
  arguments: [
    .choice("task", \.task, help: "what to measure"),
    .text("layer", \.layer, help: "which implementation"),
    .text("note", \.note, isRequired: false, help: "a remark to keep"),
  ],
  options: [
    .integer("--threads", \.threads, in: 1...64, help: "threads"),
    .flag("--json", \.json, help: "write JSON"),
  ])
