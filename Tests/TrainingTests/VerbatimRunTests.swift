import Testing
import Training

@Suite struct VerbatimRunTests {
  @Test("the longest part that stands in the text is found, at its first place")
  func longest() {
    let text = [9, 1, 2, 3, 4, 8, 1, 2, 3, 4, 7]
    let run = VerbatimRun(of: [5, 2, 3, 4, 6, 4, 7], in: text)
    #expect(run.length == 3)
    #expect(run.start == 1)
    #expect(run.position == 2)
  }

  @Test("a sample that was copied whole is one run")
  func whole() {
    let text = Array(0..<50)
    let run = VerbatimRun(of: Array(text[20..<37]), in: text)
    #expect((run.length, run.start, run.position) == (17, 0, 20))
  }

  @Test("a sample with nothing in common, and an empty one, have length 0")
  func nothing() {
    #expect(VerbatimRun(of: [1, 2], in: [3, 4]).length == 0)
    #expect(VerbatimRun(of: [], in: [3, 4]).length == 0)
    #expect(VerbatimRun(of: [1], in: []).length == 0)
  }
}
