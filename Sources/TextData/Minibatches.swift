import Basics

/// The minibatches of an epoch, in their order.
///
/// Each is cut out of the text when it is asked for: an epoch needs no more
/// memory than its text and one minibatch.
public struct Minibatches: RandomAccessCollection, Equatable, Sendable {
  /// The number of minibatches.
  public let count: Int

  private let cut: @Sendable (Int) -> Minibatch

  /// So many minibatches.
  ///
  /// - Parameter cut: The minibatch of each number from 0 on, the same whenever
  ///   it is asked.
  public init(count: Int, cut: @escaping @Sendable (Int) -> Minibatch) {
    self.count = count
    self.cut = cut
  }

  /// The position of the first minibatch.
  public var startIndex: Int { 0 }

  /// The position behind the last minibatch.
  public var endIndex: Int { count }

  /// The minibatch of this number, counted from 0.
  public subscript(number: Int) -> Minibatch {
    require(
      number >= 0 && number < count,
      "There is no minibatch \(number) among \(count).")
    return cut(number)
  }

  /// Whether both hold the same, in the same order.
  public static func == (one: Minibatches, other: Minibatches) -> Bool {
    one.elementsEqual(other)
  }
}
