import Basics
import Tensors
import Testing
import TextData

/// Laws that hold however the text is cut.
@Suite struct SamplerTests {
  let numbers = Array(0..<35)

  @Test(
    "a target is the token after its input", arguments: Sampling.allCases)
  func targets(sampling: Sampling) {
    let sampler = sampling.sampler(batchSize: 2, steps: 5)
    for seed: UInt64 in 0..<20 {
      var generator = SplitMix64(seed: seed)
      let minibatches = sampler.minibatches(of: numbers, using: &generator)
      #expect(minibatches.count == 3 || minibatches.count == 2)
      for minibatch in minibatches {
        #expect(minibatch.batchSize == 2)
        #expect(minibatch.steps == 5)
        #expect(minibatch.tokenCount == 10)
        // The tokens are their own positions.
        let next = minibatch.inputs.indices.map { $0 + 1 }
        #expect(minibatch.targets.indices == next)
        for row in 0..<2 {
          let start = minibatch.inputs[row, 0]
          #expect(minibatch.inputs.row(row) == Array(start..<start + 5))
        }
      }
    }
  }

  @Test(
    "the offset takes every value of 0 ..< steps and no other",
    arguments: Sampling.allCases)
  func offsets(sampling: Sampling) {
    let sampler = sampling.sampler(batchSize: 1, steps: 7)
    var generator = SplitMix64(seed: 3)
    var offsets: Set<Int> = []
    for _ in 0..<200 {
      let minibatches = sampler.minibatches(
        of: Array(0..<30), using: &generator)
      offsets.insert(minibatches.map { $0.inputs[0, 0] }.min() ?? -1)
    }
    #expect(offsets.sorted() == Array(0..<7))
  }

  @Test(
    "the same seed gives the same minibatches, the next epoch others",
    arguments: Sampling.allCases)
  func seeds(sampling: Sampling) {
    let sampler = sampling.sampler(batchSize: 3, steps: 4)
    var one = SplitMix64(seed: 11)
    var two = SplitMix64(seed: 11)
    let text = Array(0..<300)
    let epochs = (0..<4).map { _ in
      sampler.minibatches(of: text, using: &one)
    }
    for epoch in epochs {
      #expect(epoch == sampler.minibatches(of: text, using: &two))
    }
    #expect(epochs.contains { $0 != epochs[0] })
  }

  @Test(
    "a slice gives the minibatches of its elements",
    arguments: Sampling.allCases)
  func slices(sampling: Sampling) {
    let sampler = sampling.sampler(batchSize: 2, steps: 5)
    var one = SplitMix64(seed: 5)
    var two = SplitMix64(seed: 5)
    let slice = (0..<100).map { 3 * $0 }[40..<90]
    #expect(
      sampler.minibatches(of: slice, using: &one)
        == sampler.minibatches(of: Array(slice), using: &two))
  }

  @Test(
    "the minimum length suffices for every offset, one token less does not",
    arguments: Sampling.allCases)
  func minimumLength(sampling: Sampling) {
    let sampler = sampling.sampler(batchSize: 2, steps: 5)
    func fewestMinibatches(ofLength length: Int) -> Int? {
      var generator = SplitMix64(seed: 1)
      return (0..<100).map { _ in
        sampler.minibatches(of: Array(0..<length), using: &generator).count
      }.min()
    }
    #expect(sampler.minimumLength == 15)
    #expect(fewestMinibatches(ofLength: 15) == 1)
    #expect(fewestMinibatches(ofLength: 14) == 0)
  }

  @Test(
    "a text without enough tokens for a window gives no minibatches",
    arguments: Sampling.allCases, [0, 1, 2, 5])
  func tinyTexts(sampling: Sampling, length: Int) {
    let sampler = sampling.sampler(batchSize: 2, steps: 5)
    for seed: UInt64 in 0..<20 {
      var generator = SplitMix64(seed: seed)
      #expect(
        sampler.minibatches(of: Array(0..<length), using: &generator).isEmpty)
    }
  }

  @Test("a text too short is an error that names the length needed")
  func requiredLength() throws {
    let sampler = Sampling.random.sampler(batchSize: 32, steps: 35)
    let short = [Int](repeating: 1, count: 1154)
    let error = #expect(throws: TooShortText.self) {
      try sampler.requireLength(of: short)
    }
    #expect(
      error?.description
        == "The text has 1,154 tokens, but minibatches of 32 sequences with "
        + "35 steps need at least 1,155: take a longer text, fewer sequences "
        + "or fewer steps.")
    try sampler.requireLength(of: short + [1])
  }

  @Test("a sampler is found by its name")
  func names() {
    #expect(Sampling(rawValue: "sequential") == .sequential)
    let sequential = Sampling.sequential.sampler(batchSize: 2, steps: 5)
    #expect(sequential is SequentialSampler)
    #expect(sequential.rowsContinue)
    let random = Sampling.random.sampler(batchSize: 2, steps: 5)
    #expect(random is RandomSampler)
    #expect(!random.rowsContinue)
  }

  @Test("no sequences, or no steps, stop the program")
  func noSequences() async {
    await #expect(processExitsWith: .failure) {
      _ = SequentialSampler(batchSize: 0, steps: 5)
    }
    await #expect(processExitsWith: .failure) {
      _ = RandomSampler(batchSize: 2, steps: 0)
    }
  }
}
