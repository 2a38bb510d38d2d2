import Basics
import Tensors
import Testing
import TextData

@Suite struct RandomSamplerTests {
  /// The first token of every row of an epoch, in the order of the rows.
  func starts(
    ofLength length: Int, batchSize: Int, steps: Int, seed: UInt64
  ) -> [Int] {
    var generator = SplitMix64(seed: seed)
    let sampler = RandomSampler(batchSize: batchSize, steps: steps)
    return sampler.minibatches(of: Array(0..<length), using: &generator)
      .flatMap { batch in (0..<batchSize).map { batch.inputs[$0, 0] } }
  }

  @Test("windows lie a multiple of their length apart and never overlap")
  func noOverlap() {
    for seed: UInt64 in 0..<20 {
      let starts = starts(ofLength: 83, batchSize: 3, steps: 4, seed: seed)
      #expect(Set(starts).count == starts.count)
      for start in starts { #expect((start - starts[0]) % 4 == 0) }
    }
  }

  @Test("with one sequence in a batch, every window is used once")
  func everyWindow() throws {
    for seed: UInt64 in 0..<20 {
      let starts = starts(ofLength: 83, batchSize: 1, steps: 4, seed: seed)
      let first = try #require(starts.min())
      #expect(first < 4)
      // A window fits if it ends before the last token, its last target.
      let all = Array(stride(from: first, through: 83 - 1 - 4, by: 4))
      #expect(starts.sorted() == all)
    }
  }

  @Test("only the windows of an incomplete minibatch are left out")
  func incompleteMinibatch() throws {
    for seed: UInt64 in 0..<20 {
      let starts = starts(ofLength: 83, batchSize: 3, steps: 4, seed: seed)
      // 83 tokens less the offset and the last target: 19 or 20 windows.
      #expect(starts.count == 18)
    }
  }

  @Test("the windows come in another order than in the text")
  func shuffled() {
    let starts = starts(ofLength: 400, batchSize: 3, steps: 4, seed: 2)
    #expect(starts != starts.sorted())
    #expect(
      starts
        != self.starts(ofLength: 400, batchSize: 3, steps: 4, seed: 4))
  }
}
