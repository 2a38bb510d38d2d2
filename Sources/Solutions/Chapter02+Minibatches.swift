import Basics
import TextData

// Chapter 2b, minibatches.

extension Solutions.Chapter02 {
  /// 2b, exercise 1. The first seed whose generator draws this offset.
  ///
  /// By hand: 35 numbers less the offset of 4 and the last one leave 30, so
  /// three rows of 10, which begin at 4, 14 and 24. Two minibatches of five
  /// steps fit: (4 … 8, 14 … 18, 24 … 28) and (9 … 13, 19 … 23, 29 … 33). The
  /// sampler draws the offset before anything else, and seed 0 is the first
  /// that draws 4 out of 0 to 4.
  public static func firstSeed(drawing offset: Int, below steps: Int)
    -> UInt64
  {
    var seed: UInt64 = 0
    while true {
      var generator = SplitMix64(seed: seed)
      if generator.integer(below: steps) == offset { return seed }
      seed += 1
    }
  }

  /// 2b, exercise 2. The number of tokens that gives a minibatch for every
  /// offset, found by trying ever longer texts.
  ///
  /// The largest offset is s - 1. After it come n s inputs and the target of
  /// the last one: (s - 1) + n s + 1 = s (n + 1), and this is what
  /// `minimumLength` says. It holds for both samplers, since ⌊⌊a / n⌋ / s⌋
  /// and ⌊⌊a / s⌋ / n⌋ are the same number, ⌊a / (n s)⌋.
  public static func shortestText(for sampler: some MinibatchSampler) -> Int {
    var length = 1
    while !everyOffsetGivesOne(sampler, Array(0..<length)) { length += 1 }
    return length
  }

  private static func everyOffsetGivesOne(
    _ sampler: some MinibatchSampler, _ text: [Int]
  ) -> Bool {
    (0..<sampler.steps).allSatisfy { offset in
      var generator = SplitMix64(
        seed: firstSeed(drawing: offset, below: sampler.steps))
      return !sampler.minibatches(of: text, using: &generator).isEmpty
    }
  }
}
