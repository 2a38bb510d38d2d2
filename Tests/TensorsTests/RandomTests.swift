import Basics
import Tensors
import Testing

@Suite struct RandomTests {
  @Test("SplitMix64 gives the numbers of its reference implementation")
  func reference() {
    var zero = SplitMix64(seed: 0)
    #expect(zero.next() == 0xE220_A839_7B1D_CDAF)
    #expect(zero.next() == 0x6E78_9E6A_A1B9_65F4)
    #expect(zero.next() == 0x06C4_5D18_8009_454F)
    var other = SplitMix64(seed: 1_234_567)
    #expect(other.next() == 6_457_827_717_110_365_317)
    #expect(other.next() == 3_203_168_211_198_807_973)
    #expect(other.next() == 9_817_491_932_198_370_423)
  }

  @Test("uniform numbers fill 0 ..< 1 evenly")
  func uniform() {
    var generator = SplitMix64(seed: 1)
    let draws = (0..<100_000).map { _ in generator.uniform() }
    #expect(draws.allSatisfy { 0 <= $0 && $0 < 1 })
    // Four standard deviations, sqrt(1 / 12 / 100,000) = 0.0009 each.
    #expect(abs(draws.reduce(0, +) / 100_000 - 0.5) < 0.0037)
    #expect(draws.min()! < 1e-4 && draws.max()! > 1 - 1e-4)
  }

  @Test("the extreme words of a generator stay inside the interval")
  func extremes() {
    var highest = Repeating(word: .max)
    #expect(highest.uniform() < 1)
    let x = Tensor.uniform(2, from: 1, to: 2, using: &highest)
    #expect(x.elements.allSatisfy { $0 < 2 && $0 > 1.99 })
    var lowest = Repeating(word: 0)
    #expect(lowest.uniform() == 0)
    let y = Tensor.uniform(2, from: 1, to: 2, using: &lowest)
    #expect(y == Tensor([1, 1]))
  }

  @Test("integers below a bound are equally likely", arguments: [1, 2, 7, 28])
  func integers(bound: Int) {
    var generator = SplitMix64(seed: UInt64(bound))
    var counts = [Int](repeating: 0, count: bound)
    let draws = 70_000
    for _ in 0..<draws { counts[generator.integer(below: bound)] += 1 }
    // Five standard deviations of a binomial count.
    let expected = Double(draws) / Double(bound)
    let limit = 5 * expected.squareRoot()
    #expect(counts.allSatisfy { abs(Double($0) - expected) <= limit })
  }

  @Test("a bound that nearly fills the word gives no number an advantage")
  func largeBound() {
    var generator = SplitMix64(seed: 9)
    // 2^64 words for 3 * 2^61 numbers: without rejection, two of three
    // neighbours would get three words each, and the third one only two.
    var counts = [0, 0, 0]
    for _ in 0..<30_000 { counts[generator.integer(below: 3 << 61) % 3] += 1 }
    // Five standard deviations of a binomial count.
    #expect(counts.allSatisfy { abs($0 - 10_000) < 410 })
  }

  @Test("normal numbers have their mean, deviation, and tails")
  func normal() {
    var generator = SplitMix64(seed: 2)
    let draws = (0..<100_000).map { _ in generator.normal() }
    let mean = draws.reduce(0, +) / 100_000
    let variance = draws.reduce(0) { $0 + $1 * $1 } / 100_000 - mean * mean
    // Four standard errors: 1 / sqrt(n), and sqrt(2 / n) for the variance.
    #expect(abs(mean) < 0.0127)
    #expect(abs(variance - 1) < 0.018)
    // The shares outside of 1, 2 and 3 deviations, each to five errors.
    for (limit, share) in [(1, 0.31731), (2, 0.0455), (3, 0.0027)] {
      let outside = Double(draws.count { abs($0) > Double(limit) })
      let error = 5 * (share * 100_000).squareRoot()
      #expect(abs(outside - share * 100_000) < error)
    }
    #expect(draws.count { $0 > 0 } - 50_000 < 800)
    #expect(draws.map { abs($0) }.max()! < 6)
  }

  @Test("normal tensors have the mean and the deviation asked for")
  func normalTensor() {
    var generator = SplitMix64(seed: 3)
    let x = Tensor.normal(
      200, 50, mean: 3, standardDeviation: 0.5, using: &generator)
    #expect(x.shape == [200, 50])
    #expect(abs(x.mean().item - 3) < 0.02)
    #expect(abs(((x - 3) * (x - 3)).mean().item - 0.25) < 0.015)
  }

  @Test("a shuffle is a permutation, and every place is reached")
  func shuffle() {
    var generator = SplitMix64(seed: 4)
    var firsts = [Int](repeating: 0, count: 5)
    for _ in 0..<5000 {
      let order = generator.shuffled(Array(0..<5))
      #expect(order.sorted() == Array(0..<5))
      firsts[order[0]] += 1
    }
    #expect(firsts.allSatisfy { abs($0 - 1000) < 5 * 32 })
    #expect(generator.shuffled([Int]()) == [] && generator.shuffled([8]) == [8])
  }

  @Test("the same seed gives the same draws, another seed others")
  func seeds() {
    func draws(_ seed: UInt64) -> ([Int], Double, Tensor) {
      var generator = SplitMix64(seed: seed)
      return (
        generator.shuffled(Array(0..<20)), generator.normal(),
        .uniform(3, from: -1, to: 1, using: &generator)
      )
    }
    #expect(draws(5) == draws(5))
    #expect(draws(5) != draws(6))
  }
}

/// A generator that gives one word again and again.
private struct Repeating: RandomNumberGenerator {
  let word: UInt64
  mutating func next() -> UInt64 { word }
}
