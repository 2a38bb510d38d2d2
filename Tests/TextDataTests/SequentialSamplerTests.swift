import Basics
import Tensors
import Testing
import TextData

@Suite struct SequentialSamplerTests {
  @Test("each row continues the same row of the minibatch before")
  func rowsContinue() {
    let sampler = SequentialSampler(batchSize: 3, steps: 4)
    for seed: UInt64 in 0..<20 {
      var generator = SplitMix64(seed: seed)
      let minibatches = sampler.minibatches(
        of: Array(0..<80), using: &generator)
      #expect(minibatches.count == 6)
      for (one, next) in zip(minibatches, minibatches.dropFirst()) {
        for row in 0..<3 {
          #expect(next.inputs[row, 0] == one.targets[row, 3])
        }
      }
    }
  }

  @Test("the first row begins at the offset, the others a row length apart")
  func rowStarts() throws {
    let sampler = SequentialSampler(batchSize: 3, steps: 4)
    for seed: UInt64 in 0..<20 {
      var generator = SplitMix64(seed: seed)
      let minibatches = sampler.minibatches(
        of: Array(0..<80), using: &generator)
      let first = try #require(minibatches.first).inputs
      let rowLength = (80 - first[0, 0] - 1) / 3
      #expect(first[1, 0] - first[0, 0] == rowLength)
      #expect(first[2, 0] - first[1, 0] == rowLength)
    }
  }

  @Test("10,000 tokens give 8 minibatches of 32 x 35, whatever the offset")
  func tokensOfAnEpoch() {
    let sampler = SequentialSampler(batchSize: 32, steps: 35)
    let text = Array(0..<10_000)
    var generator = SplitMix64(seed: 8)
    var offsets: Set<Int> = []
    while offsets.count < 35 {
      let minibatches = sampler.minibatches(of: text, using: &generator)
      offsets.insert(minibatches[0].inputs[0, 0])
      #expect(minibatches.count == 8)
      #expect(minibatches.map(\.tokenCount).reduce(0, +) == 8960)
      // What is skipped lies at the ends of the rows: no token comes twice.
      let inputs = Set(minibatches.flatMap(\.inputs.indices))
      #expect(inputs.count == 8960)
    }
  }

  @Test("the numbers 0 to 34 in batches of 2 x 5 give three minibatches")
  func numbers() {
    let sampler = SequentialSampler(batchSize: 2, steps: 5)
    var generator = SplitMix64(seed: 0)
    var epoch: Minibatches
    repeat {
      epoch = sampler.minibatches(of: Array(0..<35), using: &generator)
    } while epoch[0].inputs[0, 0] != 1
    #expect(
      epoch.map(\.inputs) == [
        TokenMatrix([[1, 2, 3, 4, 5], [17, 18, 19, 20, 21]]),
        TokenMatrix([[6, 7, 8, 9, 10], [22, 23, 24, 25, 26]]),
        TokenMatrix([[11, 12, 13, 14, 15], [27, 28, 29, 30, 31]]),
      ])
  }
}
