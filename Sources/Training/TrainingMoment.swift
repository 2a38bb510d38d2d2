/// Where a run is, before one of its steps.
public struct TrainingMoment: Equatable, Sendable {
  /// The epoch, counted from 1.
  public let epoch: Int
  /// The minibatch of the epoch, counted from 0.
  public let index: Int
  /// How many minibatches the epoch has.
  public let count: Int

  /// The moment before a minibatch of an epoch.
  public init(epoch: Int, index: Int, of count: Int) {
    (self.epoch, self.index, self.count) = (epoch, index, count)
  }

  /// The epochs that are over, with the part of the present one.
  public var epochs: Double {
    Double(epoch - 1) + Double(index) / Double(count)
  }

  /// Another number for each step of a run.
  public var step: Int { epoch << 32 | index }
}
