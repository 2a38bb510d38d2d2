/// The pool of a machine without threads: the caller computes all chunks, in
/// their order.
public struct ThreadPool: Sendable {
  /// The pool that all kernels use.
  public static let shared = ThreadPool()

  /// The number of threads that share a loop.
  public var threads: Int { 1 }

  /// Calls `body` once for each chunk in 0 ..< `chunks`.
  @inline(__always)
  public func forEach(_ chunks: Int, _ body: (Int) -> Void) {
    for chunk in 0..<chunks { body(chunk) }
  }
}
