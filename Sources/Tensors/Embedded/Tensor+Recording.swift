extension Tensor {
  /// There is one thread and one task.
  nonisolated(unsafe) package static var isRecording = true

  /// Runs `body` without recording.
  public static func withoutRecording<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let before = isRecording
    isRecording = false
    defer { isRecording = before }
    return try body()
  }
}
