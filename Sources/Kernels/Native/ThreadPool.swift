import Dispatch
import Foundation
import Synchronization

/// Threads that share the chunks of a loop, without changing its result.
///
/// A loop is cut into chunks that do not depend on each other, so it does not
/// matter which thread computes which: one thread and eight give the same
/// bytes. Each thread starts on its own range of the chunks, the same one in
/// every loop of that size, so that a weight matrix stays in the cache of the
/// processor that used it last; whoever has finished helps the others.
public final class ThreadPool: Sendable {
  /// The pool that all kernels use.
  public static let shared = ThreadPool()

  /// The most threads that the pool can use.
  public static let limit = 64

  /// The number of threads that share a loop: the caller's and the workers'.
  public var threads: Int { participants[0].pointee.load(ordering: .relaxed) }

  // What several threads write has cache lines of its own: whoever writes next to
  // what others read makes them fetch the line again.
  private let participants = Apart<Atomic<Int>> { Atomic(1) }
  private let workers = Atomic<Int>(0)
  /// Set while one thread runs a loop; other callers then work alone.
  private let isBusy = Atomic<Bool>(false)
  private let shares = Apart<Share>(count: limit) { Share() }
  /// How many chunks the workers have computed.
  private let completed = Apart<Atomic<Int>> { Atomic(0) }
  private let sleepers = Apart<Atomic<Int>> { Atomic(0) }
  private let bell = DispatchSemaphore(value: 0)

  /// A pool of its own, for tests; its threads stay.
  package init() {}

  /// Chooses the number of threads, from 1 to `limit`, but not more than there
  /// are processors.
  ///
  /// Threads that take turns on one processor gain nothing and cost much: a
  /// chunk whose thread has to wait keeps all the others waiting, and those who
  /// look for work take the time of those who have it.
  public func use(threads: Int) {
    use(
      threads: threads,
      processors: ProcessInfo.processInfo.activeProcessorCount)
  }

  /// The same with another number of processors, for tests that want more
  /// threads than the machine can run at once.
  package func use(threads: Int, processors: Int) {
    let threads = min(max(threads, 1), processors, Self.limit)
    participants[0].pointee.store(threads, ordering: .relaxed)
    while workers.load(ordering: .relaxed) < threads - 1 {
      let index = workers.add(1, ordering: .relaxed).newValue
      DispatchQueue(label: "kernels.\(index)", qos: .userInitiated)
        .async { self.work(as: index) }
    }
  }

  /// Calls `body` once for each chunk in 0 ..< `chunks`, on all threads.
  ///
  /// Returns when all chunks are done. `body` must not depend on the order.
  public func forEach(_ chunks: Int, _ body: (Int) -> Void) {
    let threads = min(self.threads, chunks)
    guard threads > 1, chunks < 1 << 31, claimPool() else {
      for chunk in 0..<chunks { body(chunk) }
      return
    }
    withoutActuallyEscaping(body) { body in
      withUnsafePointer(to: body) { share(chunks, among: threads, $0) }
    }
    isBusy.store(false, ordering: .releasing)
  }

  private func share(
    _ chunks: Int, among threads: Int, _ body: UnsafePointer<(Int) -> Void>
  ) {
    completed[0].pointee.store(0, ordering: .relaxed)
    for index in 0..<threads {
      shares[index].pointee.begin(
        index * chunks / threads..<(index + 1) * chunks / threads, of: body)
    }
    wakeSleepers()
    let own = takeChunks(of: 0, among: threads)
    var spins = 0
    while completed[0].pointee.load(ordering: .acquiring) < chunks - own {
      spins += 1
      if spins & 0xFFF == 0 { sched_yield() }
    }
  }

  private func claimPool() -> Bool {
    isBusy.compareExchange(
      expected: false, desired: true, ordering: .acquiring
    ).exchanged
  }

  /// Computes the chunks of a thread, then what the others have left; returns
  /// how many.
  private func takeChunks(of thread: Int, among threads: Int) -> Int {
    var count = shares[thread].pointee.takeChunks()
    for other in 0..<threads where other != thread {
      count += shares[other].pointee.takeChunks()
    }
    return count
  }

  // MARK: - Workers

  /// How often an idle worker looks for work before it sleeps (about a
  /// millisecond): waking it takes longer than most kernels do.
  private static let patience = 300_000

  private func work(as index: Int) {
    // Found before the search begins, which then looks at nothing else.
    let own = shares[index]
    while true {
      var spins = 0
      while spins < Self.patience {
        if own.pointee.hasChunks {
          // Counted before it helps the others, who may be waiting for it.
          count(own.pointee.takeChunks())
          count(takeChunks(of: index, among: threads))
          spins = 0
        }
        spins += 1
      }
      sleep(as: index)
    }
  }

  private func count(_ chunks: Int) {
    if chunks > 0 { completed[0].pointee.add(chunks, ordering: .releasing) }
  }

  private func sleep(as index: Int) {
    sleepers[0].pointee.add(1, ordering: .sequentiallyConsistent)
    if shares[index].pointee.hasChunks {
      // Work came in between: stay awake, unless the bell has rung already.
      var count = sleepers[0].pointee.load(ordering: .sequentiallyConsistent)
      while count > 0 {
        let (stays, current) = sleepers[0].pointee.weakCompareExchange(
          expected: count, desired: count - 1,
          ordering: .sequentiallyConsistent)
        if stays { return }
        count = current
      }
    }
    bell.wait()
  }

  private func wakeSleepers() {
    // Either a sleeper sees its chunks, or it is seen here.
    atomicMemoryFence(ordering: .sequentiallyConsistent)
    guard sleepers[0].pointee.load(ordering: .sequentiallyConsistent) > 0 else {
      return
    }
    let count = sleepers[0].pointee.exchange(
      0, ordering: .sequentiallyConsistent)
    for _ in 0..<count { bell.signal() }
  }
}

/// What a thread has to do of the loop that is running.
private struct Share: ~Copyable {
  /// The chunks that are yet to be claimed: `next` in the high half of the word,
  /// `end` in the low half.
  private let range = Atomic<UInt64>(0)
  /// The body of the loop. Only who has claimed a chunk looks at it: until that
  /// chunk is counted, the loop cannot end.
  private let body = Atomic<UnsafePointer<(Int) -> Void>?>(nil)

  func begin(_ chunks: Range<Int>, of body: UnsafePointer<(Int) -> Void>) {
    self.body.store(body, ordering: .relaxed)
    range.store(
      UInt64(chunks.lowerBound) << 32 | UInt64(chunks.upperBound),
      ordering: .releasing)
  }

  /// Whether there are chunks to claim.
  var hasChunks: Bool {
    let word = range.load(ordering: .sequentiallyConsistent)
    return word >> 32 < word & 0xFFFF_FFFF
  }

  /// Claims and computes chunks while there are some; returns how many.
  func takeChunks() -> Int {
    var count = 0
    while let chunk = claimChunk() {
      body.load(ordering: .relaxed)!.pointee(chunk)
      count += 1
    }
    return count
  }

  private func claimChunk() -> Int? {
    var word = range.load(ordering: .sequentiallyConsistent)
    while word >> 32 < word & 0xFFFF_FFFF {
      let (claimed, current) = range.weakCompareExchange(
        expected: word, desired: word + 1 << 32,
        ordering: .acquiringAndReleasing)
      if claimed { return Int(word >> 32) }
      word = current
    }
    return nil
  }
}

/// Values that lie apart in memory, each on cache lines of its own, at places
/// that do not change.
private struct Apart<Value: ~Copyable>: @unchecked Sendable {
  private let base: UnsafeMutableRawPointer
  /// Two lines: some processors fetch them in pairs.
  private static var spacing: Int { 128 }

  init(count: Int = 1, _ value: () -> Value) {
    precondition(MemoryLayout<Value>.size <= Self.spacing)
    base = .allocate(
      byteCount: count * Self.spacing, alignment: Self.spacing)
    for index in 0..<count { self[index].initialize(to: value()) }
  }

  subscript(index: Int) -> UnsafeMutablePointer<Value> {
    (base + index * Self.spacing).assumingMemoryBound(to: Value.self)
  }
}
