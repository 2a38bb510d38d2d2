import Foundation
import Kernels
import Synchronization
import Testing

extension EngineTests {
  @Suite struct ThreadPoolTests {
    let pool = ThreadPool.shared

    @Test("every chunk runs exactly once, whatever the number of threads")
    func everyChunkOnce() {
      defer { pool.use(threads: 1) }
      for round in 0..<3000 {
        pool.use(threads: [1, 2, 3, 5, 2, 8][round % 6], processors: 8)
        let chunks = [0, 1, 2, 3, 7, 40, 129][round % 7]
        let counts = Counts(chunks)
        pool.forEach(chunks) { counts.increment($0) }
        #expect(counts.values.allSatisfy { $0 == 1 })
      }
    }

    @Test("the number of threads stays between 1 and the limit")
    func limits() {
      let pool = ThreadPool()
      pool.use(threads: -3)
      #expect(pool.threads == 1)
      pool.use(threads: 2, processors: 8)
      #expect(pool.threads == 2)
      pool.use(threads: 8, processors: 3)
      #expect(pool.threads == 3)
    }

    @Test("no more threads share a loop than there are processors")
    func processors() {
      let pool = ThreadPool()
      let processors = ProcessInfo.processInfo.activeProcessorCount
      pool.use(threads: ThreadPool.limit)
      #expect(pool.threads == min(processors, ThreadPool.limit))
      let seen = Mutex<Set<ObjectIdentifier>>([])
      for _ in 0..<50 {
        pool.forEach(512) { _ in
          let thread = ObjectIdentifier(Thread.current)
          seen.withLock { _ = $0.insert(thread) }
        }
      }
      #expect(seen.withLock(\.count) <= processors)
    }

    @Test("a loop inside a chunk of another loop runs to its end")
    func nested() {
      defer { pool.use(threads: 1) }
      pool.use(threads: 3, processors: 3)
      for _ in 0..<200 {
        let counts = Counts(5 * 7 * 2)
        pool.forEach(5) { i in
          pool.forEach(7) { j in
            pool.forEach(2) { k in counts.increment((i * 7 + j) * 2 + k) }
          }
        }
        #expect(counts.values.allSatisfy { $0 == 1 })
      }
    }

    @Test("loops that several threads start at once all run to their end")
    func concurrent() {
      defer { pool.use(threads: 1) }
      pool.use(threads: 2)
      let (callers, rounds, chunks) = (4, 200, 9)
      let counts = Counts(callers * chunks)
      DispatchQueue.concurrentPerform(iterations: callers) { caller in
        for _ in 0..<rounds {
          pool.forEach(chunks) { counts.increment(caller * chunks + $0) }
        }
      }
      #expect(counts.values.allSatisfy { $0 == rounds })
    }

    @Test("two threads work at the same time, and do again after sleeping")
    func wakesUp() {
      defer { pool.use(threads: 1) }
      #expect(chunksMeet())
      // Idle workers go to sleep after about a millisecond.
      for _ in 0..<5 {
        Thread.sleep(forTimeInterval: 0.05)
        #expect(chunksMeet())
      }
    }

    /// Whether two chunks of one loop ever wait for each other with success,
    /// which they only can on two threads. Other suites may hold the pool for
    /// a moment, so they try again for ten seconds.
    private func chunksMeet() -> Bool {
      let end = Date(timeIntervalSinceNow: 10)
      while Date() < end {
        pool.use(threads: 2, processors: 2)
        let arrived = Counts(2)
        let met = Counts(2)
        pool.forEach(2) { chunk in
          arrived.increment(chunk)
          let patience = Date(timeIntervalSinceNow: 0.1)
          while arrived.values != [1, 1], Date() < patience { sched_yield() }
          if arrived.values == [1, 1] { met.increment(chunk) }
        }
        if met.values == [1, 1] { return true }
      }
      return false
    }
  }
}

/// Counters that several threads may increment.
private final class Counts: Sendable {
  private let counts: Mutex<[Int]>

  init(_ count: Int) { counts = Mutex([Int](repeating: 0, count: count)) }

  func increment(_ index: Int) { counts.withLock { $0[index] += 1 } }

  var values: [Int] { counts.withLock { $0 } }
}
