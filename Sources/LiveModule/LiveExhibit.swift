import Basics
import Museum
import RNNCell
import Tensors
import TextData
import Training

/// A bug of the museum and a sound run beside it, on a text and from a seed.
public final class LiveExhibit {
  /// How the bug is shown.
  public let exhibit: Exhibit
  /// How many epochs both runs have had.
  public private(set) var epoch = 0
  private let training: [Int]
  private let heldOut: [Int]
  private var runs: [Run]

  private struct Run {
    var workbench: Workbench<RNNLanguageModel>
    var generator: SplitMix64
    var report: Report?
  }

  /// What a run says of its last epoch.
  public struct Report: Equatable, Sendable {
    /// The training perplexity.
    public let training: Double
    /// The perplexity on the text held out, in the epochs that measure it.
    public let heldOut: Double?
    /// The sign of the bug, if it has one.
    public let sign: Double?
  }

  /// Two fresh models.
  ///
  /// - Throws: `LiveError.tooShort`.
  public init(
    _ text: String, _ bug: TrainingBug, seed: UInt64 = 1
  ) throws(LiveError) {
    let exhibit = Exhibit(of: bug)
    let corpus = Corpus(text, tokens: .character, joiningLines: .space)
    training = exhibit.training(of: corpus)
    heldOut = exhibit.heldOut(of: corpus)
    self.exhibit = exhibit
    do { try Self.sampler(exhibit).requireLength(of: training) } catch {
      throw .tooShort(error)
    }
    runs = [nil, bug].map { bug in
      var generator = SplitMix64(seed: seed)
      let model = RNNLanguageModel(
        vocabularySize: corpus.vocabulary.count,
        hiddenUnits: exhibit.hiddenUnits, using: &generator)
      let workbench = Workbench(
        model, with: bug, batchSize: exhibit.batchSize, carryingState: true,
        learningRate: exhibit.learningRate, clippingTo: exhibit.clip)
      return Run(workbench: workbench, generator: generator)
    }
  }

  private static func sampler(_ exhibit: Exhibit) -> SequentialSampler {
    SequentialSampler(batchSize: exhibit.batchSize, steps: exhibit.steps)
  }

  /// The sound run's last epoch, and that of the run with the bug.
  public var reports: [Report] { runs.compactMap { $0.report } }

  /// Trains both for one epoch.
  public func trainEpoch() {
    epoch += 1
    let isMeasured =
      epoch == 1 || epoch % exhibit.interval == 0 || epoch == exhibit.epochs
    for index in runs.indices {
      let minibatches = Self.sampler(exhibit)
        .minibatches(of: training, using: &runs[index].generator)
      let result = runs[index].workbench.train(on: minibatches)
      let bench = runs[index].workbench
      runs[index].report = Report(
        training: bench.trainingPerplexity(of: result),
        heldOut: isMeasured
          ? exponential(bench.heldOutLoss(training, heldOut)) : nil,
        sign: exhibit.sign(
          of: result.signs, meanLoss: result.perplexity.meanLoss)?.value)
    }
  }

  /// The last epoch as JSON, numbers that are missing or not finite as null.
  public var json: String {
    let sign = exhibit.sign(of: VitalSigns(), meanLoss: 0)
    let rows = reports.map { report in
      let numbers = [report.training, report.heldOut, report.sign].map(written)
      return "[" + numbers.joined(separator: ",") + "]"
    }
    return "{\"epoch\":\(epoch),\"epochs\":\(exhibit.epochs),"
      + "\"sign\":\"\(sign?.name ?? "")\",\"decimals\":\(sign?.decimals ?? 0),"
      + "\"runs\":[" + rows.joined(separator: ",") + "]}"
  }

  private func written(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "null" }
    return value.decimals(4)
  }
}
