import Testing
import TextData

@testable import TrainingProgram

/// What the pages say of a full run, each claim broken on purpose.
@Suite struct FullRunTests {
  private func broken(
    _ sampling: Sampling = .sequential, training: Double = 1.04,
    heldOut: Double = 82.1, best: Double = 8.5,
    text: String = "time traveller smiled"
  ) -> Int {
    FullRun(
      sampling: sampling, training: training, heldOut: heldOut, best: best,
      continuations: [text, "traveller smi"]
    ).claims(words: ["time", "traveller", "smiled"]).count { !$0.holds }
  }

  @Test("it learns its text by heart, and the held-out text is worse")
  func perplexities() {
    #expect(broken() == 0)
    #expect(broken(training: 1.1) == 1)
    #expect(broken(.random, training: 1.2) == 0)
    #expect(broken(heldOut: 8.5) == 1)
    #expect(broken(heldOut: 1.03, best: 1.02) == 1)
  }

  @Test("a continuation is made of words of the text")
  func words() {
    #expect(broken(text: "time travller smiled") == 1)
    #expect(broken(text: "time traveller smi") == 0)
  }
}
