import Basics
import Tensors
import Testing
import TextData

@Suite struct WindowSamplerTests {
  let sampler = WindowSampler(batchSize: 4, steps: 3)

  private func epoch(ofLength length: Int, seed: UInt64) -> Minibatches {
    var generator = SplitMix64(seed: seed)
    return sampler.minibatches(of: Array(0..<length), using: &generator)
  }

  private func starts(_ minibatches: Minibatches) -> [Int] {
    minibatches.flatMap { batch in
      (0..<batch.batchSize).map { batch.inputs[$0, 0] }
    }
  }

  @Test("every window is read once in an epoch, whole and with its targets")
  func everyWindow() {
    let minibatches = epoch(ofLength: 14, seed: 1)
    #expect(minibatches.map(\.batchSize) == [4, 4, 3])
    #expect(starts(minibatches).sorted() == Array(0..<11))
    for batch in minibatches {
      #expect(batch.steps == 3)
      // The tokens are their own positions.
      #expect(batch.targets.indices == batch.inputs.indices.map { $0 + 1 })
      for row in 0..<batch.batchSize {
        let start = batch.inputs[row, 0]
        #expect(batch.inputs.row(row) == [start, start + 1, start + 2])
      }
    }
  }

  @Test("the next epoch has another order, the same seed the same one")
  func order() {
    var generator = SplitMix64(seed: 5)
    let text = Array(0..<50)
    let first = sampler.minibatches(of: text, using: &generator)
    let second = sampler.minibatches(of: text, using: &generator)
    #expect(starts(first) != starts(second))
    #expect(first == epoch(ofLength: 50, seed: 5))
    #expect(starts(first).sorted() == starts(second).sorted())
  }

  @Test("the windows to measure on come in the order of the text")
  func inOrder() {
    let minibatches = sampler.minibatchesInOrder(of: Array(0..<14))
    #expect(starts(minibatches) == Array(0..<11))
  }

  @Test("one window is enough, and one token less is an error that says so")
  func minimumLength() throws {
    #expect(sampler.minimumLength == 4)
    #expect(epoch(ofLength: 4, seed: 1).map(\.batchSize) == [1])
    for length in 0...3 { #expect(epoch(ofLength: length, seed: 1).isEmpty) }
    try sampler.requireLength(of: [1, 2, 3, 4])
    let error = #expect(throws: TooShortText.self) {
      try sampler.requireLength(of: [1, 2, 3])
    }
    #expect(
      error?.description
        == "The text has 3 tokens, but a window of 3 steps and the token after "
        + "it need 4: take a longer text or fewer steps.")
  }

  @Test("rows do not continue: each window starts from a fresh state")
  func rows() { #expect(!sampler.rowsContinue) }
}
