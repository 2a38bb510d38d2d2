import Basics
import Predict
import Tensors
import Testing

/// How one token is chosen from scores.
@Suite struct DecodingTests {
  private func choices(
    _ decoding: Decoding, from scores: [Float], count: Int, seed: UInt64 = 1
  ) -> [Int] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      decoding.choose(from: scores, using: &generator)
    }
  }

  /// Scores of nine tokens, all different.
  private func randomScores(seed: UInt64) -> [Float] {
    var generator = SplitMix64(seed: seed)
    return (0..<9).map { _ in 3 * Float(generator.normal()) }
  }

  @Test(
    "<unk> is never chosen, not even with by far the largest score",
    arguments: [
      Decoding.greedy, .sampling(), .sampling(temperature: 100),
      .sampling(topK: 1), .sampling(topK: 4), .sampling(power: 3),
    ])
  func unknown(decoding: Decoding) {
    let scores: [Float] = [50, 0, 1, -1]
    let chosen = choices(decoding, from: scores, count: 300)
    #expect(chosen.allSatisfy { (1..<4).contains($0) })
  }

  @Test("greedy takes the largest score, and of equal ones the first")
  func greedy() {
    for seed: UInt64 in 0..<30 {
      let scores = randomScores(seed: seed)
      let best = (1..<9).max { scores[$0] < scores[$1] }!
      #expect(choices(.greedy, from: scores, count: 1) == [best])
    }
    #expect(choices(.greedy, from: [9, 1, 4, 2, 4, 4], count: 1) == [2])
    #expect(choices(.greedy, from: [9, -3, -3], count: 1) == [1])
  }

  @Test("the best one of all is greedy, also among equals")
  func topOne() {
    for seed: UInt64 in 0..<30 {
      let scores = randomScores(seed: seed)
      #expect(
        choices(.sampling(topK: 1), from: scores, count: 5)
          == choices(.greedy, from: scores, count: 5))
    }
    let equals: [Float] = [9, 1, 4, 2, 4, 4]
    #expect(choices(.sampling(topK: 1), from: equals, count: 3) == [2, 2, 2])
  }

  @Test("a small temperature, or a large power, comes close to greedy")
  func cold() {
    for seed: UInt64 in 0..<10 {
      let scores = randomScores(seed: seed)
      let greedy = choices(.greedy, from: scores, count: 50)
      for temperature in [1e-4, 1e-30, 1e-300] {
        let cold = Decoding.sampling(temperature: temperature)
        #expect(choices(cold, from: scores, count: 50) == greedy)
      }
      let strong = Decoding.sampling(power: 1e4)
      #expect(choices(strong, from: scores, count: 50) == greedy)
    }
  }

  @Test("p^alpha is temperature 1 / alpha", arguments: [0.25, 0.5, 2, 4])
  func power(alpha: Double) {
    for seed: UInt64 in 0..<10 {
      let scores = randomScores(seed: seed)
      #expect(
        choices(.sampling(power: alpha), from: scores, count: 100)
          == choices(
            .sampling(temperature: 1 / alpha), from: scores, count: 100))
    }
  }

  @Test("of the best k nothing else is chosen, and each of them is")
  func topK() {
    let scores: [Float] = [9, 0.1, 0.5, 0.2, 0.4, 0.3]
    for k in 1...5 {
      let chosen = Set(choices(.sampling(topK: k), from: scores, count: 400))
      #expect(chosen == Set([2, 4, 5, 3, 1].prefix(k)))
    }
    #expect(
      choices(.sampling(topK: 99), from: scores, count: 50)
        == choices(.sampling(), from: scores, count: 50))
  }

  @Test("the same seed chooses the same, another seed something else")
  func seeds() {
    let scores = randomScores(seed: 1)
    let one = choices(.sampling(), from: scores, count: 40, seed: 3)
    #expect(one == choices(.sampling(), from: scores, count: 40, seed: 3))
    #expect(one != choices(.sampling(), from: scores, count: 40, seed: 4))
  }

  @Test("adding the same to all scores changes nothing")
  func shift() {
    let scores: [Float] = [9, 1, 3, 0, 2]
    let shifted = scores.map { $0 + 64 }  // exact in floats
    #expect(
      choices(.sampling(), from: scores, count: 100)
        == choices(.sampling(), from: shifted, count: 100))
  }

  @Test("settings that make no sense stop with a sentence")
  func mistakes() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = SplitMix64(seed: 1)
      _ = Decoding.sampling(temperature: 0)
        .choose(from: [0, 1, 2], using: &generator)
    }
    let words = String(
      decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(words.contains("temperature and power must be positive and finite"))
    let none = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = SplitMix64(seed: 1)
      _ = Decoding.sampling(topK: 0)
        .choose(from: [0, 1, 2], using: &generator)
    }
    let noneWords = String(
      decoding: none?.standardErrorContent ?? [], as: UTF8.self)
    #expect(noneWords.contains("decoding: topK must be at least 1, not 0"))
    await #expect(processExitsWith: .failure) {
      var generator = SplitMix64(seed: 1)
      _ = Decoding.greedy.choose(from: [1], using: &generator)
    }
  }
}
