import Kernels
import Testing

/// Everything that runs on the shared pool, one test after another: while one
/// loop holds the pool, the next would run on a single thread.
@Suite(.serialized) struct EngineTests {}

/// The results of `body` with one, two and three threads.
func results<Result>(
  withThreads counts: [Int] = [1, 2, 3], _ body: () -> Result
) -> [Result] {
  defer { ThreadPool.shared.use(threads: 1) }
  return counts.map { count in
    ThreadPool.shared.use(threads: count, processors: count)
    return body()
  }
}
