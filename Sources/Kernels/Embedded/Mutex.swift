/// What stands for a lock where there is one thread.
final class Mutex<Value: ~Copyable>: @unchecked Sendable {
  private var value: Value

  init(_ value: consuming Value) { self.value = value }

  func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    body(&value)
  }
}
