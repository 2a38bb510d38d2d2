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
    let steps = ["\(loops)", "8.0", "9.0", "40.0", "\(panels)", "130.0"]
    let lines = steps.enumerated().map { "\($0 + 1). step  \($1)  50%" }
    return KernelLaws(
      """
      peak of one thread: 100.0 GFLOP/s
      (32, 512) times (512, 512): GFLOP/s, part of the peak
      \(lines.joined(separator: "\n"))
      the same bits from all six: \(same)
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

  private func clipping(atRate1: Int = 0, at16: Int = 3) -> [String] {
    ExperimentLaws(
      """
      rate, clipping                  best       worst        norm  not finite
      1, to 1                        10.66       18.54        1.21      0 of 3
      1, none                        10.66       18.54        1.28 \(atRate1) of 3
      16, none                    infinite    infinite        9.99 \(at16) of 3
      """, of: "clip"
    ).violations
  }

  @Test("the record of clipping: the greatest rate diverges, the least not")
  func clippingLaws() {
    #expect(clipping() == [])
    #expect(clipping(atRate1: 1).count == 1)
    #expect(clipping(at16: 0).count == 1)
  }

  private func sampling(median: String = "9.29") -> [String] {
    ExperimentLaws(
      """
      held-out perplexity         median     least      most     epoch
      sequential                    \(median)      9.18      9.58        30
      random                        8.94      8.92      9.08        45
      sequential is lower with 0 of 5 seeds
      """, of: "sampling"
    ).violations
  }

  @Test("the record of a spread: its median lies between least and most")
  func spreadLaws() {
    #expect(sampling() == [])
    #expect(sampling(median: "9.70").count == 1)
    #expect(ExperimentLaws("hello", of: "sampling").violations.count == 1)
    #expect(ExperimentLaws("hello", of: "hello").violations.count == 1)
  }

  @Test("the record of the means: the perplexity is the geometric one")
  func meanLaws() {
    func violations(geometric: String) -> [String] {
      let rows = """
          exp of the mean of -log p          4.000
          1 / geometric mean of p            \(geometric)
          1 / harmonic mean of p             5.000
          1 / arithmetic mean of p           3.200
        """
      return ExperimentLaws(rows + "\n" + rows, of: "perplexity").violations
    }
    #expect(violations(geometric: "4.000") == [])
    #expect(violations(geometric: "4.100").count == 1)
  }
}
