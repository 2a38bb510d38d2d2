import Tensors

/// Processes that work together and talk in turn: what one of them calls, all
/// of them call.
// snippet.group
public protocol ProcessGroup: Sendable {
  /// The number of this process, from 0 on.
  var rank: Int { get }
  /// How many there are.
  var count: Int { get }

  /// Sends a vector to another process, and waits for the one that it sends.
  func exchange(
    _ vector: Tensor, with partner: Int, receiving count: Int
  ) -> Tensor

  /// Gives each process the bytes of all, in the order of their numbers. All
  /// of them have as many.
  func gather(_ bytes: [UInt8]) -> [[UInt8]]
}
// snippet.end

/// A process that works alone.
public struct SingleProcess: ProcessGroup {
  public let rank = 0
  public let count = 1

  /// The only one.
  public init() {}

  public func exchange(
    _ vector: Tensor, with partner: Int, receiving count: Int
  ) -> Tensor {
    fatalError("exchange: a process alone has no partner")
  }

  public func gather(_ bytes: [UInt8]) -> [[UInt8]] { [bytes] }
}

/// Processes that something else started, and that end together.
protocol StartedGroup: ProcessGroup {
  /// Leaves the others in order, as all of them do.
  func leave()
  /// Ends all of them at once.
  func endAll()
}

extension SingleProcess: StartedGroup {
  func leave() {}
  func endAll() {}
}

extension ProcessGroup {
  /// What process 0 wants, whatever the others do.
  public func decision(_ wish: Bool) -> Bool {
    gather([wish ? 1 : 0])[0] == [1]
  }

  /// The numbers of all processes, in order; all of them have as many.
  public func gather(_ numbers: [Double]) -> [Double] {
    let bytes = numbers.withUnsafeBytes { Array($0) }
    return gather(bytes).flatMap { bytes in
      bytes.withUnsafeBytes { bytes in
        (0..<numbers.count).map {
          bytes.loadUnaligned(fromByteOffset: 8 * $0, as: Double.self)
        }
      }
    }
  }

  /// The texts of all processes, of any length.
  public func gather(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    let lengths = gather([Double(bytes.count)]).map { Int($0) }
    let longest = lengths.max()!
    let padding = [UInt8](repeating: 0, count: longest - bytes.count)
    return zip(gather(bytes + padding), lengths).map { bytes, length in
      String(decoding: bytes.prefix(length), as: UTF8.self)
    }
  }
}
