import CommandLineOptions
import Training

/// What a command line can say of the learning rate and of the end of a run.
public struct ScheduleOptions: Sendable {
  /// What becomes of the rate.
  public enum Decay: String, CaseIterable, Sendable {
    case constant, cosine, halving
  }

  /// What becomes of the rate.
  public var decay = Decay.constant
  /// The epochs in which it grows to its full size.
  public var warmUp = 0
  /// The epochs after which a cosine has ended; those of the run if nil.
  public var epochs: Int?
  /// How many measurements without gain are waited for before it is halved.
  public var halvingPatience = 2

  /// The rate stays as it is.
  public init() {}

  /// The schedule of a run.
  ///
  /// - Throws: `ScheduleMistake` if it is longer than the run.
  func schedule(
    epochs runEpochs: Int
  ) throws(ScheduleMistake) -> LearningRateSchedule {
    let end = epochs ?? runEpochs
    guard end <= runEpochs else {
      throw ScheduleMistake(option: "--schedule-epochs", end, of: runEpochs)
    }
    guard warmUp < runEpochs else {
      throw ScheduleMistake(option: "--warm-up", warmUp, of: runEpochs)
    }
    guard decay != .cosine || warmUp < end else {
      throw ScheduleMistake(option: "--warm-up", warmUp, of: end)
    }
    var schedule: LearningRateSchedule =
      switch decay {
      case .constant: .constant
      case .cosine: .cosine(epochs: end)
      case .halving: .halving(patience: halvingPatience)
      }
    schedule.warmUp = warmUp
    return schedule
  }
}

/// A schedule does not fit into its run.
struct ScheduleMistake: Error, CustomStringConvertible {
  let description: String

  init(option: String, _ epochs: Int, of run: Int) {
    description =
      "\(option) \(epochs) is too long for \(run) epochs: give a smaller "
      + "number, or train for longer (--epochs)."
  }
}

extension Command where Settings: TrainingSettings {
  /// Options for training that is more than steps of one length, for programs
  /// that offer it.
  public static var scheduleOptions: [Option] {
    [
      .number(
        "--weight-decay", \.training.plan.weightDecay, in: 0...1_000,
        help: "how much weights shrink beside each step; adam becomes AdamW"),
      .choice(
        "--schedule", \.training.schedule.decay,
        help: "what becomes of the learning rate"),
      .integer(
        "--warm-up", \.training.schedule.warmUp, in: 0...1_000_000,
        help: "epochs in which the learning rate grows to its full size"),
      .integer(
        "--schedule-epochs", \.training.schedule.epochs, in: 1...1_000_000,
        help: "cosine: when the rate is 0, if not at the end of the run"),
      .integer(
        "--halve-after", \.training.schedule.halvingPatience,
        in: 0...1_000_000,
        help: "halving: measurements without gain to wait for"),
      .integer(
        "--measure-every", \.training.plan.evaluationInterval,
        in: 1...1_000_000,
        help: "measure the validation text after so many epochs"),
      .integer(
        "--patience", \.training.plan.patience, in: 1...1_000_000,
        help: "end training after so many measurements without gain"),
    ]
  }
}
