import Basics
import OneHot
import Params
import RNNCell
import Solutions
import Tensors
import Testing
import TextData

@Suite struct Chapter05Tests {
  typealias Chapter05 = Solutions.Chapter05

  private func model(vocabularySize: Int, hiddenUnits: Int) -> RNNLanguageModel
  {
    var generator = SplitMix64(seed: 1)
    return RNNLanguageModel(
      vocabularySize: vocabularySize, hiddenUnits: hiddenUnits,
      using: &generator)
  }

  @Test("1: a state of ones changes every output, and fades in a dozen steps")
  func ones() {
    let steps = 20
    let inputs = TokenMatrix([
      Array(0..<steps), (0..<steps).map { ($0 * 5 + 3) % 28 },
    ])
    let differences = Chapter05.differencesOfStates(
      model(vocabularySize: 28, hiddenUnits: 512), reading: inputs)
    #expect(differences.count == steps)
    #expect(abs(differences[0] - 0.2) < 0.05)
    #expect(differences[..<12].allSatisfy { $0 > 1e-9 })
    for (one, next) in zip(differences, differences[..<10].dropFirst()) {
      #expect((0.1..<0.35).contains(next / one))
    }
    #expect(differences[4...].allSatisfy { $0 < 0.001 })
    #expect(differences[12...].allSatisfy { $0 < 1e-8 })
  }

  @Test(
    "2: with relu a state stays small or grows without bound; tanh holds it")
  func relu() {
    #expect(Chapter05.sizes(factor: 1, seed: 1).max()! < 0.05)
    let sizes = Chapter05.sizes(factor: 10, seed: 1)
    #expect(sizes.count == 100)
    #expect(sizes[99] > 1e18)
    // From step to step by a factor of 1.6, more or less.
    #expect(sizes[99] / sizes[89] > 10 && sizes[99] / sizes[89] < 1000)
    let bounded = Chapter05.sizes(factor: 10, activation: .tanh, seed: 1)
    #expect(bounded.max()! <= 1)
  }

  @Test("3: the states of all steps are (steps, batch, hidden units)")
  func states() {
    let model = model(vocabularySize: 6, hiddenUnits: 4)
    let inputs = TokenMatrix([[0, 1, 2], [5, 4, 3]])
    let zeros = model.initialState(batchSize: 2)
    let states = Chapter05.states(
      of: model.cell, over: oneHot(inputs, classes: 6), from: zeros)
    #expect(states.shape == [3, 2, 4])
    for steps in 1...3 {
      let read = TokenMatrix((0..<2).map { Array(inputs.row($0)[..<steps]) })
      #expect(states[steps - 1] == model(read, zeros).state.H)
    }
  }

  @Test("4: the product of the state costs most at 512 hidden units")
  func multiplications() {
    let one = Chapter05.multiplications(
      batchSize: 1, vocabularySize: 28, hiddenUnits: 512)
    #expect(one == (14_336, 262_144, 14_336))
    let many = Chapter05.multiplications(
      batchSize: 32, vocabularySize: 28, hiddenUnits: 512)
    #expect(many.state == 32 * one.state)
    #expect(many.input + many.output == 32 * 2 * one.input)
  }

  @Test("5: an a makes the state (0.9866, 0.4621) and asks for an l")
  func readingAnA() {
    let (scores, H) = Chapter05.readingAnA()
    #expect(zip(H, [0.9866, 0.4621]).allSatisfy { abs($0 - $1) < 1e-4 })
    #expect(
      zip(scores, [-2.4354, -1.0490, 2.4732])
        .allSatisfy { abs($0 - $1) < 1e-4 })
  }

  @Test("6: without W_hh an l is followed by l for ever; with it, all is spelt")
  func withoutMemory() {
    #expect(Chapter05.withoutMemory(length: 6) == [1, 2, 2, 2, 2, 2])
    let tiny = Chapter05.TinyNetwork.all
    let H = tiny.step(reading: 2, from: tiny.step(reading: 2, from: [0, 0]).H).H
    // As on the page, after two times an l.
    #expect(zip(H, [-0.7182, -0.9427]).allSatisfy { abs($0 - $1) < 1e-4 })
    let text = tiny.text(after: 1, length: 12)
    #expect(text == [1, 2, 2, 0, 1, 2, 2, 0, 1, 2, 2, 0])
  }

  @Test("7: a search finds numbers that spell noon", arguments: [1, 2, 3])
  func noon(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let network = try #require(
      Chapter05.networkThatSpellsNoon(using: &generator))
    let text = network.text(after: 1, length: 20)
    #expect(Array(text[..<10]) == [1, 2, 2, 1, 0, 1, 2, 2, 1, 0])
    #expect(Array(text[10...]) == Array(text[..<10]))
  }
}
