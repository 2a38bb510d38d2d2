import Basics
import Chapter
import CommandLineOptions
import Foundation
import Kernels
import LanguageModels
import NGrams
import OutputFiles
import Plotting
import RNNCell
import Tensors
import TextData
import Training

/// The whole of a program that trains a model, keeps its run, and measures what
/// it learnt.
///
///     Trainer(
///       "Chapter08_Training", "Trains the language model of chapter 8.",
///       defaults: Settings(), options: Settings.options
///     ) { settings, vocabularySize, generator in
///       RNNLanguageModel(vocabularySize: vocabularySize, ...)
///     }.run()
public struct Trainer<Settings: TrainingSettings, Model: LanguageModel> {
  /// Makes a fresh model from settings and the size of the vocabulary.
  public typealias MakeModel = (Settings, Int, inout SplitMix64) -> Model

  let command: Command<Settings>
  let defaults: Settings
  let makeModel: MakeModel

  /// - Parameter options: those of the model, beside those of all training
  ///   programs. They are kept with the run, and must be the same when it is
  ///   resumed.
  public init(
    _ name: String, _ summary: String, defaults: Settings,
    options: [Command<Settings>.Option], model: @escaping MakeModel
  ) {
    command = Command(
      name: name, summary: summary,
      options: options + Command<Settings>.trainingOptions
        + Command<Settings>.commonOptions)
    self.defaults = defaults
    makeModel = model
  }

  /// Does what the command line asks for.
  ///
  /// - Parameter words: the command line behind the name of the program.
  ///
  /// Ends the program with status 64 for a wrong command line, 1 if something
  /// else is wrong, and 130 after Ctrl-C.
  public func run(
    _ words: [String] = Array(CommandLine.arguments.dropFirst())
  ) {
    let settings = command.parseOrExit(words, defaults: defaults)
    let interruption = Interruption()
    do {
      let given = try command.options(givenIn: words, defaults: defaults)
      try train(settings, given: given, interruption)
      if interruption.isRequested { Foundation.exit(Interruption.status) }
    } catch {
      exit(reporting: error)
    }
  }

  private func train(
    _ settings: Settings, given: Set<String>, _ interruption: Interruption
  ) throws {
    var settings = settings
    // Whatever can be found wrong is found before training.
    let saved = try settings.training.resume.map(SavedRun.init(contentsOf:))
    if let saved {
      settings = try command.settings(
        resuming: saved, with: settings, given: given, defaults: defaults)
    }
    try settings.requireFilesOfTheirOwn()
    ThreadPool.shared.use(threads: settings.threads)
    try OutputFile.requireWritable(settings.training.plot)
    let text = TrainingText(
      loadCorpus(settings), tokens: settings.training.tokens)
    if let prefix = settings.training.prefix {
      _ = try text.corpus.indices(ofPrefix: prefix)
      settings.training.prefixes = [prefix]
    } else {
      settings.training.prefixes = settings.training.prefixes.map {
        opening($0, in: text.corpus)
      }
    }
    let options = settings.training
    try options.plan.sampler.requireLength(of: text.training)
    try requireMemory(
      settings.trainingMemory(
        vocabularySize: text.vocabularySize,
        rows: options.plan.batchSize * options.plan.steps))
    let journal = try journal(of: settings, saved, text)
    show(
      "training on \(grouped(text.training.count)) characters,",
      "holding out the next \(grouped(text.heldOut.count))")

    let unigramPerplexity = text.unigramPerplexity
    let baselines = try? Baselines(
      training: text.training, heldOut: text.heldOut,
      vocabularySize: text.vocabularySize)
    var records: [(Sampling, TrainingRecord)] = []
    for sampling in options.sampling.samplings
    where !interruption.isRequested {
      if !records.isEmpty { show() }
      let run = Run(
        settings: settings, text: text, sampling: sampling,
        interruption: interruption, journal: journal,
        unigramPerplexity: unigramPerplexity, baselines: baselines,
        makeModel: makeModel)
      records.append((sampling, try run(resuming: saved)))
    }
    try curves(
      of: records, vocabularySize: text.vocabularySize,
      counting: baselines?.rows.last?.perplexity
    )
    .write(to: options.plot)
    note("curves: \(options.plot)")
    if let path = options.save, interruption.isRequested {
      note("To go on: --resume \(path)")
    }
  }

  /// The journal of a fresh run, or of a saved one.
  private func journal(
    of settings: Settings, _ saved: SavedRun?, _ text: TrainingText
  ) throws -> Journal {
    var checkpoint = Checkpoint(
      program: command.name, settings: command.keptValues(of: settings),
      vocabulary: text.corpus.vocabulary.tokens, text: text.checksum)
    if let saved {
      try text.require(for: saved.checkpoint, file: saved.file.name)
      checkpoint.generator = saved.checkpoint.generator
      checkpoint.log = saved.checkpoint.log
      checkpoint.samples = saved.checkpoint.samples
      note(progress(of: saved, settings.training))
    }
    return try Journal(checkpoint, options: settings.training)
  }

  /// How far a saved run is.
  private func progress(
    of saved: SavedRun, _ options: TrainingOptions
  ) -> String {
    let (rows, epochs) = (saved.checkpoint.log.rows, options.plan.epochs)
    let total = epochs * options.sampling.samplings.count
    let place = "resumed: \(saved.file.name), "
    guard let last = rows.last, rows.count < total else {
      return place + "a finished run of \(epochs) epochs; to train it further, "
        + "give a larger number for --epochs"
    }
    return place + "after epoch \(last.epoch) of \(epochs), "
      + "\(last.sampling.rawValue) sampling"
  }
}
