extension Tensor {
  // snippet.without
  @TaskLocal package static var isRecording = true

  /// Runs `body` without recording: what it computes has no gradient, and
  /// costs no memory once it is used.
  ///
  ///     let loss = Tensor.withoutRecording { model.loss(on: batch) }
  public static func withoutRecording<Result>(
    _ body: () throws -> Result
  ) rethrows -> Result {
    try $isRecording.withValue(false) { try body() }
  }
  // snippet.end
}
