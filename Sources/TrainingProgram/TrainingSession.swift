import Basics
import Chapter
import Checkpoints
import CommandLineOptions
import Corpora
import Foundation
import Kernels
import OutputFiles
import Plotting
import Tensors
import TextData
import Training

/// What every program that trains needs around its training: the command line,
/// the text, the file that keeps its runs, the log, the curves, and Ctrl-C.
///
///     let session = TrainingSession(
///       "Chapter08_Training", "Trains the language model of chapter 8.",
///       defaults: Settings(), options: Settings.options)
///     for run in session.runs { ... }
///     session.end()
public final class TrainingSession<Settings: TrainingSettings> {
  /// Those of the command line, or of the run that is resumed.
  public let settings: Settings
  /// The text that is trained and measured on.
  public let text: TrainingText
  /// The runs that the settings ask for, in order; none after Ctrl-C.
  public var runs: some Sequence<Run> {
    allRuns.lazy.prefix { [interruption] _ in !interruption.isRequested }
  }

  private let allRuns: [Run]
  private let journal: Journal
  private let interruption: Interruption
  private let isWriting: Bool
  private let resumed: String

  /// Reads the command line, and finds whatever can be found wrong before
  /// training.
  ///
  /// Ends the program with status 64 for a wrong command line, and 1 if
  /// something else is wrong.
  ///
  /// - Parameters:
  ///   - options: those of the model, beside those of all training programs.
  ///     They are kept with the run, and must be the same when it is resumed.
  ///   - isWriting: whether files are written; of several processes that train
  ///     together one does.
  ///   - words: the command line behind the name of the program.
  public convenience init(
    _ name: String, _ summary: String, defaults: Settings,
    options: [Command<Settings>.Option], isWriting: Bool = true,
    words: [String] = Array(CommandLine.arguments.dropFirst())
  ) {
    let command = Command<Settings>(
      name: name, summary: summary,
      options: options + Command<Settings>.trainingOptions
        + Command<Settings>.commonOptions)
    let settings = command.parseOrExit(words, defaults: defaults)
    do {
      try self.init(
        command, settings, defaults: defaults,
        given: command.options(givenIn: words, defaults: defaults),
        isWriting: isWriting)
    } catch {
      exit(reporting: error)
    }
  }

  private init(
    _ command: Command<Settings>, _ settings: Settings, defaults: Settings,
    given: Set<String>, isWriting: Bool
  ) throws {
    var settings = settings
    interruption = Interruption()
    self.isWriting = isWriting
    if isWriting, let path = settings.training.save ?? settings.training.resume
    {
      try FileLock.hold(path)
    }
    let saved = try settings.training.resume.map(SavedRun.init(contentsOf:))
    resumed = saved?.checksum ?? "none"
    if let saved {
      settings = try command.settings(
        resuming: saved, with: settings, given: given, defaults: defaults)
    }
    try settings.requireFilesOfTheirOwn()
    if !isWriting {
      (settings.training.save, settings.training.log) = (nil, nil)
    }
    ThreadPool.shared.use(threads: settings.threads)
    if isWriting { try OutputFile.requireWritable(settings.training.plot) }
    let found = loadText(settings)
    // A run that had to take the pages goes on with them, whatever comes.
    if case .book = found.source { settings.corpus = CorpusLookup.pages }
    let corpus = Corpus(
      found, tokens: .character, joiningLines: settings.joining)
    let (training, measured) = try settings.texts(of: corpus)
    let text = TrainingText(corpus, training: training, heldOut: measured)
    settings.training.plan.schedule = try settings.training.schedule.schedule(
      epochs: settings.training.plan.epochs)
    if let prefix = settings.training.prefix {
      settings.training.prefixes = [prefix]
    } else {
      settings.training.prefixes = settings.training.prefixes.map {
        opening($0, in: text.corpus)
      }
    }
    let options = settings.training
    try requireMemory(
      settings.trainingMemory(
        vocabularySize: text.vocabularySize,
        rows: options.plan.batchSize * options.plan.steps))
    for prefix in options.prefixes {
      _ = try text.corpus.indices(ofPrefix: prefix)
    }
    try options.plan.sampler.requireLength(of: text.training)
    let checkpoint = try command.checkpoint(of: settings, text, after: saved)
    if let saved { note(saved.progress(options)) }
    let journal = try Journal(checkpoint, options: options)
    show(
      "training on \(grouped(text.training.count)) characters,",
      "\(Settings.measured.verb) the next \(grouped(text.heldOut.count))")
    allRuns = options.sampling.samplings.map { [interruption] sampling in
      var plan = options.plan
      plan.sampling = sampling
      return Run(
        plan, options, text: text, measured: Settings.measured,
        journal: journal,
        saved: saved, interruption: interruption)
    }
    (self.settings, self.text, self.journal) = (settings, text, journal)
  }

  /// What must be the same in all processes that train together, with names
  /// for the reader: the options, the text, and the run that goes on.
  public var facts: [(name: String, value: String)] {
    let options = journal.checkpoint.settings
      .filter { $0.key != "--corpus" }  // the text may lie anywhere
      .sorted { $0.key < $1.key }
    // Another text may hold the same part with its letters in another order.
    let vocabulary = text.corpus.vocabulary.tokens.joined(separator: "\n")
    return options.map { (name: "value of \($0.key)", value: $0.value) }
      + [
        (name: "text", value: text.checksum),
        (name: "vocabulary", value: sha1(of: Data(vocabulary.utf8))),
        (name: "saved run", value: resumed),
      ]
  }

  /// Draws the curves of all runs, says how to go on after Ctrl-C, and ends
  /// the program if that was pressed, with status 130.
  ///
  /// If nothing was learnt, nothing is written.
  public func end() {
    do {
      if isWriting { try writeCurves() }
    } catch {
      exit(reporting: error)
    }
    guard interruption.isRequested else { return }
    if journal.isKept, let path = journal.path {
      note("To go on: --resume \(path)")
    }
    Foundation.exit(Interruption.status)
  }

  private func writeCurves() throws {
    let begun = allRuns.filter { !$0.rows.isEmpty }
    guard !begun.isEmpty else {
      return note(
        "Stopped before the first epoch was complete: nothing was learnt, and "
          + "no file was written.")
    }
    let path = settings.training.plot
    try curves(
      of: begun, measured: Settings.measured,
      vocabularySize: text.vocabularySize,
      counting: text.bestCounting?.perplexity
    ).write(to: path)
    note("curves: \(path)")
  }
}

extension Command where Settings: TrainingSettings {
  /// A fresh checkpoint, or that of the run to go on with.
  fileprivate func checkpoint(
    of settings: Settings, _ text: TrainingText, after saved: SavedRun?
  ) throws(CheckpointError) -> Checkpoint {
    var checkpoint = Checkpoint(
      program: name, settings: keptValues(of: settings),
      vocabulary: text.corpus.vocabulary.tokens, text: text.checksum)
    if let saved {
      try text.require(for: saved.checkpoint, file: saved.name)
      checkpoint.run = saved.checkpoint.run
      checkpoint.states = saved.checkpoint.states
      checkpoint.log = saved.checkpoint.log
      checkpoint.samples = saved.checkpoint.samples
    }
    return checkpoint
  }
}

extension SavedRun {
  /// How far it is.
  fileprivate func progress(_ options: TrainingOptions) -> String {
    let (epochs, last) = (
      options.plan.epochs, checkpoint.rows(of: checkpoint.run).last
    )
    let total = epochs * options.sampling.samplings.count
    let place = "resumed: \(name), "
    guard let last, checkpoint.log.rows.count < total else {
      return place + "a finished run of \(epochs) epochs; to train it further, "
        + "give a larger number for --epochs"
    }
    return place + "after epoch \(last.epoch) of \(epochs), "
      + "\(last.sampling.rawValue) sampling"
  }
}
