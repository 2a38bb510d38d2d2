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
  public var threads: Int { participants.load(ordering: .relaxed) }

  private let participants = Atomic<Int>(1)
  private let workers = Atomic<Int>(0)
  /// Set while one thread runs a loop; other callers then work alone.
  private let isBusy = Atomic<Bool>(false)
  private let job = Mutex<Job?>(nil)
  /// The chunks that each thread has yet to claim: `next` in the high half
  /// of the word, `end` in the low half.
  private let ranges: UnsafeRanges
  private let completed = Atomic<Int>(0)
  private let sleepers = Atomic<Int>(0)
  private let bell = DispatchSemaphore(value: 0)

  /// A pool of its own, for tests; its threads stay.
  package init() { ranges = UnsafeRanges(count: Self.limit) }

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
    participants.store(threads, ordering: .sequentiallyConsistent)
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
      job.withLock { $0 = Job(body: body) }
      completed.store(0, ordering: .relaxed)
      for index in 0..<threads {
        ranges[index].store(
          UInt64(index * chunks / threads) << 32
            | UInt64((index + 1) * chunks / threads),
          ordering: .sequentiallyConsistent)
      }
      wakeSleepers()
      takeChunks(startingAt: 0, of: threads, body)
      var spins = 0
      while completed.load(ordering: .acquiring) < chunks {
        spins += 1
        if spins & 0xFFF == 0 { sched_yield() }
      }
      job.withLock { $0 = nil }
    }
    isBusy.store(false, ordering: .releasing)
  }

  private func claimPool() -> Bool {
    isBusy.compareExchange(
      expected: false, desired: true, ordering: .acquiring
    ).exchanged
  }

  /// Claims and computes chunks, first those of range `first`.
  private func takeChunks(
    startingAt first: Int, of threads: Int, _ body: ((Int) -> Void)?
  ) {
    var body = body
    var count = 0
    for turn in 0..<threads {
      let index = (first + turn) % threads
      while let chunk = claimChunk(of: index) {
        // Until the chunk is counted, its loop cannot end.
        if body == nil { body = job.withLock { $0 }?.body }
        body!(chunk)
        count += 1
      }
    }
    body = nil
    completed.add(count, ordering: .releasing)
  }

  private func claimChunk(of index: Int) -> Int? {
    var word = ranges[index].load(ordering: .sequentiallyConsistent)
    while word >> 32 < word & 0xFFFF_FFFF {
      let (claimed, current) = ranges[index].weakCompareExchange(
        expected: word, desired: word + 1 << 32,
        ordering: .acquiringAndReleasing)
      if claimed { return Int(word >> 32) }
      word = current
    }
    return nil
  }

  // MARK: - Workers

  /// How often an idle worker looks for work before it sleeps (about a
  /// millisecond): waking it takes longer than most kernels do.
  private static let patience = 300_000

  private func work(as index: Int) {
    while true {
      var spins = 0
      while spins < Self.patience {
        if index < threads, hasWork {
          takeChunks(startingAt: index, of: threads, nil)
          spins = 0
        }
        spins += 1
      }
      sleep(as: index)
    }
  }

  private var hasWork: Bool {
    for index in 0..<threads {
      let word = ranges[index].load(ordering: .sequentiallyConsistent)
      if word >> 32 < word & 0xFFFF_FFFF { return true }
    }
    return false
  }

  private func sleep(as index: Int) {
    sleepers.add(1, ordering: .sequentiallyConsistent)
    if index < threads, hasWork {
      // Work came in between: stay awake, unless the bell has rung already.
      var count = sleepers.load(ordering: .sequentiallyConsistent)
      while count > 0 {
        let (stays, current) = sleepers.weakCompareExchange(
          expected: count, desired: count - 1,
          ordering: .sequentiallyConsistent)
        if stays { return }
        count = current
      }
    }
    bell.wait()
  }

  private func wakeSleepers() {
    guard sleepers.load(ordering: .sequentiallyConsistent) > 0 else { return }
    let count = sleepers.exchange(0, ordering: .sequentiallyConsistent)
    for _ in 0..<count { bell.signal() }
  }
}

/// The body of the loop that is running.
private struct Job: @unchecked Sendable {
  let body: (Int) -> Void
}

/// A fixed number of atomic words, each on a cache line of its own.
private struct UnsafeRanges: @unchecked Sendable {
  private let base: UnsafeMutablePointer<Atomic<UInt64>>
  private static let spacing = 16  // 128 bytes

  init(count: Int) {
    base = .allocate(capacity: count * Self.spacing)
    for index in 0..<count {
      (base + index * Self.spacing).initialize(to: Atomic(0))
    }
  }

  subscript(index: Int) -> Atomic<UInt64> {
    _read { yield base[index * Self.spacing] }
  }
}
