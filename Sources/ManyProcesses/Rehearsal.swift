import Foundation
import Tensors

/// What a thread of a rehearsal did.
public struct RehearsedPart<Result> {
  /// What it returned.
  public let result: Result
  /// How many numbers it sent in exchanges.
  public let sent: Int
}

/// Plays a group of processes with threads of this one: to see how they work
/// together, and to try it without MPI.
///
///     let parts = rehearse(4) { $0.sum(vectors[$0.rank]) }
///     parts[0].result  // the sum of the four vectors
///
/// - Returns: what each of them returned, in order.
public func rehearse<Result>(
  _ count: Int, _ play: @escaping @Sendable (any ProcessGroup) -> Result
) -> [RehearsedPart<Result>] {
  let stage = Stage(count: count)
  let parts = Parts<Result>()
  for rank in 0..<count {
    let thread = Thread {
      let actor = Actor(rank: rank, stage: stage)
      parts.add(rank, RehearsedPart(result: play(actor), sent: actor.sent))
    }
    thread.stackSize = 8 << 20  // as much as a process has
    thread.start()
  }
  return parts.wait(for: count)
}

/// The parts that are over.
private final class Parts<Result>: @unchecked Sendable {
  private let condition = NSCondition()
  private var finished: [Int: RehearsedPart<Result>] = [:]

  func add(_ rank: Int, _ part: RehearsedPart<Result>) {
    condition.lock()
    defer { condition.unlock() }
    finished[rank] = part
    condition.signal()
  }

  func wait(for count: Int) -> [RehearsedPart<Result>] {
    condition.lock()
    defer { condition.unlock() }
    while finished.count < count { condition.wait() }
    return (0..<count).map { finished[$0]! }
  }
}

/// Where messages lie until they are read.
private final class Stage: @unchecked Sendable {
  let count: Int
  private let condition = NSCondition()
  private var messages: [[Int]: [[UInt8]]] = [:]

  init(count: Int) { self.count = count }

  func send(_ message: [UInt8], from sender: Int, to receiver: Int) {
    condition.lock()
    defer { condition.unlock() }
    messages[[sender, receiver], default: []].append(message)
    condition.broadcast()
  }

  func receive(from sender: Int, by receiver: Int) -> [UInt8] {
    condition.lock()
    defer { condition.unlock() }
    while messages[[sender, receiver], default: []].isEmpty {
      condition.wait()
    }
    return messages[[sender, receiver]]!.removeFirst()
  }
}

private final class Actor: ProcessGroup, @unchecked Sendable {
  let rank: Int
  private let stage: Stage
  private(set) var sent = 0

  init(rank: Int, stage: Stage) { (self.rank, self.stage) = (rank, stage) }

  var count: Int { stage.count }

  func exchange(
    _ vector: Tensor, with partner: Int, receiving count: Int
  ) -> Tensor {
    sent += vector.count
    let bytes = vector.elements.withUnsafeBytes { Array($0) }
    stage.send(bytes, from: rank, to: partner)
    let received = stage.receive(from: partner, by: rank)
    return received.withUnsafeBytes {
      Tensor(Array($0.bindMemory(to: Float.self)))
    }
  }

  func gather(_ bytes: [UInt8]) -> [[UInt8]] {
    for other in 0..<count { stage.send(bytes, from: rank, to: other) }
    return (0..<count).map { stage.receive(from: $0, by: rank) }
  }
}
