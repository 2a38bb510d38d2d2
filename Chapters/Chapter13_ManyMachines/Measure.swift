import Basics
import Chapter
import ChildProcesses
import CommandLineOptions
import Concise
import Foundation
import Kernels
import ManyProcesses
import OutputFiles
import Tensors
import TextData
import Training

/// What `scaling` and `measure` let their reader choose.
struct ScalingSettings: ChapterSettings {
  var rounds = 5
  var file: String?
  var seed: UInt64 = 1
  var threads = 1
  var corpus: String?
  var letters = LetterChoice.automatic
  var joining = LineJoining.nothing

  static func command(_ task: String, _ summary: String) -> Command<Self> {
    Command(
      name: "Chapter13_ManyMachines \(task)", summary: summary,
      options: [
        .integer("--rounds", \.rounds, in: 1...1000, help: "how often"),
        .path("--to", \.file, help: "the record, if not the page's own"),
      ] + Command<Self>.commonOptions)
  }
}

/// Starts 1, 2 and 4 processes in turn, round after round, and writes down how
/// long a step and a message took them.
func measureScaling(_ words: [String]) throws {
  let settings = ScalingSettings.command(
    "scaling", "Measures how long a step takes several processes."
  ).parseOrExit(words, defaults: ScalingSettings())
  guard let mpirun = executables(named: "mpirun").first else {
    throw NoMPI()
  }
  let path = settings.file ?? ScalingRecord.file?.path ?? "scaling.json"
  try OutputFile.requireWritable(path)
  let folder = FileManager.default.temporaryDirectory
    .appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(
    at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let program = URL(filePath: CommandLine.arguments[0]).standardizedFileURL
  let part = folder.appending(path: "part.json")
  // More rounds are added to those that this machine has measured.
  var record = ScalingRecord()
  let earlier = try? ScalingRecord(contentsOf: URL(filePath: path))
  if let earlier, earlier.machine.written == record.machine.written {
    record = earlier
  }
  for round in 1...settings.rounds {
    for count in [1, 2, 4] {
      note("round \(round): processes: \(count)")
      let child = try ChildProcess(
        mpirun,
        [
          "--allow-run-as-root", "--oversubscribe", "--bind-to", "none", "-n",
          "\(count)", program.path, "measure", "--to", part.path,
          "--corpus", settings.corpus ?? "pages",
        ], in: folder)
      guard child.terminationStatus == 0 else {
        throw ChildFailed(description: child.errors)
      }
      record.add(try ScalingRecord(contentsOf: part))
    }
    try OutputFile.write(record.data, to: path)
  }
  note("record: \(path)")
}

/// Measures with the processes that there are: those of one round.
func measure(_ words: [String]) throws {
  let team = Team.join()
  let settings = ScalingSettings.command(
    "measure", "Measures one round, started by mpirun."
  ).parseOrExit(words, defaults: ScalingSettings())
  ThreadPool.shared.use(threads: settings.threads)
  let corpus = loadCorpus(settings)
  team.begin(knowing: [])
  let processes = team.processes
  var record = ScalingRecord()
  for (shards, rows) in cases(processes.count) {
    record.steps.append(
      try steps(of: processes, apart: false, shards, rows, corpus))
  }
  if processes.count > 1 {
    record.apart = [try steps(of: processes, apart: true, 8, 32, corpus)]
  }
  record.numbers = parameterCount(corpus)
  if processes.count == 2 { record.messages = messages(processes) }
  team.end()
  if team.isFirst, let file = settings.file {
    try OutputFile.write(record.data, to: file)
  }
}

/// The times of some steps of the chapter's network, of processes that share
/// minibatches or of such that have one each.
private func steps(
  of processes: any ProcessGroup, apart: Bool, _ shards: Int, _ rows: Int,
  _ corpus: Corpus
) throws -> ScalingRecord.Step {
  var generator = SplitMix64(seed: 1)
  var model = Settings().freshModel(corpus.vocabulary.count, using: &generator)
  var plan = Settings().training.plan
  plan.batchSize = rows
  var optimizer = plan.freshOptimizer
  let trainer = try ShardedTraining(
    among: apart ? SingleProcess() : processes, cutInto: shards)
  let minibatches = plan.sampler.minibatches(
    of: corpus.prefix(rows * plan.steps * 4 + plan.steps), using: &generator)
  var seconds: [Double] = []
  for minibatch in minibatches.prefix(3) {
    _ = processes.gather([0])  // all begin together
    let start = ContinuousClock.now
    _ = try trainer.trainEpoch(
      &model, on: [minibatch], carryingState: false, optimizer: &optimizer,
      clippingTo: plan.clip, epoch: 1, learningRateFactor: { _ in 1 },
      observe: { _ in }, shouldStop: { false })
    seconds.append((ContinuousClock.now - start) / .seconds(1))
  }
  // The first step gets memory that the others have.
  return ScalingRecord.Step(
    processes: processes.count, shards: shards, rows: rows,
    seconds: Array(seconds.dropFirst()))
}

private func parameterCount(_ corpus: Corpus) -> Int {
  var generator = SplitMix64(seed: 1)
  return Settings().freshModel(corpus.vocabulary.count, using: &generator)
    .parameterCount
}

/// The shards and rows that so many processes try: one process those from
/// which the model of the cost is found.
private func cases(_ processes: Int) -> [(shards: Int, rows: Int)] {
  let alone = processes == 1 ? [(1, 32), (2, 32), (4, 32), (8, 128)] : []
  let weak = processes > 1 ? [(8, 32 * processes)] : []
  return alone + [(8, 32)] + weak
}

private func messages(
  _ processes: any ProcessGroup
) -> [ScalingRecord.Message] {
  [1000, 10_000, 100_000, 1_000_000].map { count in
    let vector = Tensor(repeating: 1, shape: [count])
    let seconds = (0..<20).map { _ in
      let start = ContinuousClock.now
      _ = processes.exchange(
        vector, with: 1 - processes.rank, receiving: count)
      return (ContinuousClock.now - start) / .seconds(1)
    }
    return ScalingRecord.Message(numbers: count, seconds: [seconds.min()!])
  }
}

/// There is nothing to start processes with.
struct NoMPI: Error, CustomStringConvertible {
  let description =
    "There is no mpirun on this machine. Install Open MPI, and build with "
    + "RNN_MPI=1 swift build --product Chapter13_ManyMachines."
}

/// The processes did not come to their end.
struct ChildFailed: Error, CustomStringConvertible {
  let description: String
}
