import Testing

@testable import BookTool

/// The laws of the long records, each broken on purpose.
@Suite struct LawTests {
  private func training(
    perplexity: String = "1.04", heldOut: String = "82.1",
    best: String = "8.5", text: String = "time traveller smiled"
  ) -> [String] {
    let output = """
      sequential sampling, 500 epochs
      perplexity \(perplexity), 60,000 tokens/sec on CPU (2 threads)
      held-out perplexity \(heldOut) (last), \(best) (best, epoch 100)
      model                           perplexity        bits
      best: order 8, ε = 32                 5.65        2.50
      recurrent, best, epoch 100            8.51        3.09
      recurrent, last                      82.10        6.36
      \(text)
        longest copied run: 9 of 64
      traveller smi
        longest copied run: 9 of 59
      """
    return TrainingLaws(output, words: ["time", "traveller", "smiled"])
      .violations
  }

  @Test("a full run obeys its laws")
  func lawful() { #expect(training() == []) }

  @Test("a run that has not learnt its text by heart breaks a law")
  func perplexity() { #expect(training(perplexity: "1.10").count == 1) }

  @Test(
    "held-out text must score worse than the training text, and than before")
  func heldOut() {
    #expect(training(heldOut: "8.5").count == 1)
    #expect(training(heldOut: "1.03", best: "1.02").count == 1)
  }

  @Test("a continuation is made of words of the text")
  func words() {
    #expect(training(text: "time travller smiled").count == 1)
    #expect(training(text: "time traveller smi") == [])
  }

  @Test("anything else is not a training run")
  func other() {
    #expect(TrainingLaws("hello", words: nil).violations.count == 1)
  }

  private func kernels(
    loops: String = "2.0", panels: String = "70.0", same: String = "true"
  ) -> [String] {
    let steps = [
      "\(loops)", "8.0", "9.0", "40.0", "45.0", "\(panels)", "130.0",
    ]
    let lines = steps.enumerated().map { "\($0 + 1). step  \($1)  50%" }
    return KernelLaws(
      """
      peak of one thread: 100.0 GFLOP/s
      (32, 512) times (512, 512): GFLOP/s, part of the peak
      \(lines.joined(separator: "\n"))
      the same bits from all seven: \(same)
      """
    ).violations
  }

  @Test("the kernels' record: fast, and the same bits")
  func kernelLaws() {
    #expect(kernels() == [])
    #expect(kernels(loops: "8.0").count == 1)
    #expect(kernels(panels: "49.0").count == 1)
    #expect(kernels(loops: "0.0").count == 1)
    #expect(kernels(same: "false").count == 1)
    #expect(KernelLaws("hello").violations.count == 1)
  }

  private func steps(
    time: String = "5.00", blocks: String = "0.8", whole: String = "40.0"
  ) -> [String] {
    StepLaws(
      """
      blocks of 32: steps, microseconds a token, megabytes more than before
      64    5.00   0.4
      128   \(time)   0.8
      256   5.00   \(blocks)
      one piece: steps, microseconds a token, megabytes more than before
      64    5.00   10.0
      128   6.00   20.0
      256   5.00   \(whole)
      """
    ).violations
  }

  @Test("the record of steps: memory grows with them, the time of a token not")
  func stepLaws() {
    #expect(steps() == [])
    #expect(steps(time: "25.00").count == 1)
    #expect(steps(blocks: "9.0").count == 1)
    #expect(steps(whole: "21.0").count == 1)
    #expect(steps(whole: "90.0").count == 1)
    #expect(StepLaws("hello").violations.count == 1)
  }

  private func windows(
    _ first: String = " 17.61   17.72", _ last: String = "  8.10    9.20",
    text: String = "it has and the the the the"
  ) -> [String] {
    WindowLaws(
      """
      perplexity after each epoch: training, validation
      epoch 1:   \(first)
      epoch 100: \(last)
      \(text)
      """
    ).violations
  }

  @Test("the record of all windows: both perplexities fall, and a sample")
  func windowLaws() {
    #expect(windows() == [])
    #expect(windows(text: "it has and").count == 1)
    #expect(windows(" 17.61    9.10").count == 1)
    #expect(windows("  8.05   17.72").count == 1)
    #expect(windows(" 17.61   17.72", "  9.30    9.20").count == 1)
    #expect(windows(" 17.61   17.72", "  0.90    9.20").count == 1)
    #expect(WindowLaws("hello").violations.count == 1)
  }
}

@Suite struct CostLawTests {
  private func table(_ parts: [Double]) -> String {
    "hidden units, tokens/s, GFLOP/s, part of the peak\n"
      + parts.enumerated().map { index, part in
        "  \(64 << index)     445,699     15.7    \(part)%\n"
      }.joined()
  }

  private func violations(_ third: [Double]) -> [String] {
    let fine = table([5, 10, 20, 40])
    return CostLaws("peak: 300.2\n" + fine + fine + table(third)).violations
  }

  @Test("rising and level parts of the peak are fine, a cliff is not")
  func cliff() {
    #expect(violations([5, 10, 20, 40]) == [])
    #expect(violations([40, 38, 41, 35]) == [])
    #expect(violations([5, 10, 40, 19]).count == 1)
    #expect(violations([5, 10, 40, 101]).count == 1)
    #expect(violations([5]).count == 1)
  }
}
