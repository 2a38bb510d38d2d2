import Checkpoints
import CommandLineOptions
import TextData

extension Command where Settings: TrainingSettings {
  /// The values of the options that a checkpoint keeps.
  func keptValues(of settings: Settings) -> [String: String] {
    values(of: settings).filter { !Self.passingOptions.contains($0.key) }
  }

  /// The settings of a saved run, with what the command line may change.
  ///
  /// - Parameters:
  ///   - settings: those of the command line.
  ///   - given: the options that stand on it.
  /// - Throws: `CheckpointError` for a contradiction, or a file whose settings
  ///   cannot be.
  func settings(
    resuming saved: SavedRun, with settings: Settings, given: Set<String>,
    defaults: Settings
  ) throws(CheckpointError) -> Settings {
    do throws(CheckpointError.Fault) {
      return try merged(saved.checkpoint, settings, given, defaults)
    } catch {
      throw CheckpointError(file: saved.name, fault: error)
    }
  }

  private func merged(
    _ checkpoint: Checkpoint, _ settings: Settings, _ given: Set<String>,
    _ defaults: Settings
  ) throws(CheckpointError.Fault) -> Settings {
    guard checkpoint.program == name else {
      throw .otherProgram(checkpoint.program)
    }
    if let name = checkpoint.settings.keys.first(
      where: Self.passingOptions.contains)
    {
      throw .damaged(name, reason: "it is no part of a run")
    }
    var result: Settings
    do throws(UsageError) {
      result = try self.settings(
        from: checkpoint.settings, defaults: defaults)
    } catch {
      throw .settings("\(error)")
    }
    let saved = checkpoint.settings
    let now = keptValues(of: settings)
    // A text may have moved; whether it is the same is found by its checksum.
    for option in given.subtracting(["--epochs", "--corpus"]).sorted()
    where !Self.passingOptions.contains(option) && now[option] != saved[option]
    {
      throw .contradiction(
        option: option, given: now[option] ?? "none",
        saved: saved[option] ?? "its default")
    }
    if given.contains("--corpus") { result.corpus = settings.corpus }
    try checkpoint.requireRuns(of: result.training)
    if given.contains("--epochs") {
      try checkpoint.extend(&result, to: settings.training.plan.epochs)
    }
    result.threads = settings.threads
    result.training.plot = settings.training.plot
    result.training.save = settings.training.save ?? settings.training.resume
    result.training.resume = settings.training.resume
    result.training.overwrites = settings.training.overwrites
    result.training.log = settings.training.log
    result.training.isQuiet = settings.training.isQuiet
    return result
  }
}

extension Checkpoint {
  typealias Fault = CheckpointError.Fault

  /// Makes sure that the runs in the log are those of the settings, in order:
  /// none begins before the one before it has once been complete.
  fileprivate func requireRuns(of options: TrainingOptions) throws(Fault) {
    let counts = options.sampling.samplings.map { rows(of: $0).count }
    guard counts.reduce(0, +) == log.rows.count, counts[0] > 0,
      options.sampling.samplings.contains(run)
    else {
      throw .damaged("log", reason: "its runs are not those of --sampling")
    }
    guard counts.allSatisfy({ $0 <= options.plan.epochs }) else {
      throw .damaged("log", reason: "it has more epochs than --epochs")
    }
    // A run with patience may have ended before its last epoch.
    guard
      options.plan.patience != nil
        || zip(counts, counts.dropFirst()).allSatisfy({ $0 >= $1 })
    else {
      throw .damaged("log", reason: "a run began before its turn")
    }
  }

  /// Asks for more epochs than the runs were begun with.
  fileprivate func extend(
    _ settings: inout some TrainingSettings, to epochs: Int
  ) throws(Fault) {
    let saved = settings.training.plan.epochs
    guard epochs >= saved else {
      throw .fewerEpochs(given: epochs, saved: saved)
    }
    settings.training.plan.epochs = epochs
  }
}
