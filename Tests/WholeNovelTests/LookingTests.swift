import Basics
import Concise
import Foundation
import Layers
import Tensors
import Testing
import TextData

@testable import WholeNovel

@Suite struct LookingTests {
  static let corpus = Corpus(
    String(repeating: "the time machine\nwent into the future ", count: 8),
    tokens: .character)

  static func model(_ unit: RecurrentUnit) -> ConciseLanguageModel {
    var generator = SplitMix64(seed: 3)
    return ConciseLanguageModel(
      unit, vocabularySize: corpus.vocabulary.count, hiddenUnits: 6,
      embedding: 4, using: &generator)
  }

  /// log P of a token after vectors that are given.
  private func logProbability(
    _ model: ConciseLanguageModel, _ vectors: Tensor, _ next: Int
  ) -> Double {
    let steps = vectors.shape[0]
    let (H, _) = model.rnn(
      vectors.reshaped(steps, 1, 4), model.initialState(batchSize: 1))
    let p = model.linear(H.reshaped(steps, 6)).softmax()
    return log(Double(p[steps - 1, next]))
  }

  @Test(
    "the influence is the length of the gradient by each vector",
    arguments: [RecurrentUnit.rnn, .lstm])
  func influence(unit: RecurrentUnit) {
    let model = Self.model(unit)
    let (context, next) = ([3, 5, 2, 4, 3], 2)
    let influence = model.influence(on: next, of: context)
    let vectors = model.embedding!(context).detached
    for k in context.indices {
      var sum = 0.0
      for column in 0..<4 {
        let h: Float = 1e-2
        var (up, down) = (vectors, vectors)
        up[k, column] += h
        down[k, column] -= h
        let slope =
          (logProbability(model, up, next) - logProbability(model, down, next))
          / Double(2 * h)
        sum += slope * slope
      }
      // Differences of floats near 1e-7, divided by 2e-2, and h² beside it.
      #expect(abs(influence[k] - sum.squareRoot()) < 1e-4)
    }
    // Nothing is left behind that a training step would follow.
    #expect(model.parameters.allSatisfy { $0.gradient == nil })
  }

  @Test("the mean influence is told as a share of that of the last token")
  func byDistance() {
    let text = Self.corpus.prefix(120)
    let curve = Self.model(.rnn).influenceByDistance(
      in: text, places: 10, distance: 12)
    #expect(curve.count == 12 && curve[0] == 1)
    #expect(curve.last! < curve[0])
  }

  @Test("a unit that was made to follow a feature is found, with its sign")
  func findings() {
    let corpus = Self.corpus
    var model = Self.model(.rnn)
    // Unit 4 does nothing but say whether the letter is a vowel.
    var embedding = Tensor.zeros(corpus.vocabulary.count, 4)
    for letter in "aeiou" {
      embedding[corpus.vocabulary.indices(of: [String(letter)])[0], 0] = 1
    }
    model.embedding = Embedding(weight: embedding)
    var weights = model.rnn.weights
    for unit in 0..<6 { weights[0].weightHH[4, unit] = 0 }
    for column in 0..<4 { weights[0].weightIH[4, column] = 0 }
    weights[0].weightIH[4, 0] = -3
    model.rnn.weights = weights
    let activity = UnitActivity(
      of: model, on: corpus.prefix(200), in: corpus.vocabulary)
    let other = UnitActivity(
      of: model, on: corpus.heldOut(100, after: 200), in: corpus.vocabulary)
    let vowels = activity.findings(confirmedOn: other)
      .first { $0.feature == "vowel" }!
    #expect(vowels.unit == 4)
    #expect(abs(vowels.found + 1) < 1e-6 && abs(vowels.confirmed + 1) < 1e-6)
  }

  @Test("the states are those of one reading, whatever the stretches")
  func states() {
    let corpus = Self.corpus
    let model = Self.model(.lstm)
    let tokens = corpus.prefix(150)  // more than one stretch of 128
    let activity = UnitActivity(of: model, on: tokens, in: corpus.vocabulary)
    let (H, _) = model.hiddenStates(
      TokenMatrix([tokens]), model.initialState(batchSize: 1))
    #expect(activity.states.shape == [150, 6])
    let largest = zip(activity.states.elements, H.elements)
      .map { abs($0 - $1) }.max()!
    #expect(largest < 1e-6)
    #expect(String(activity.text) == corpus.text(of: tokens))
  }

  @Test("features say of each character what their names say")
  func features() {
    let text = Array("oh the thin mountaineers")
    func values(_ name: String) -> [Double] {
      TextFeature.simple.first { $0.name == name }!.values(text)
    }
    func marked(_ name: String) -> String {
      String(zip(text, values(name)).filter { $1 == 1 }.map(\.0))
    }
    #expect(marked("vowel") == "oeiouaiee")
    #expect(marked("space") == "   ")
    #expect(marked("next is a space") == "hen")
    #expect(marked("after “th”") == "hh")
    #expect(marked("word began with “t”") == "thethin")
    #expect(marked("long word (7 or more)") == "ineers")
    #expect(values("letters since space").prefix(5) == [1, 2, 0, 1, 2])
  }

  @Test("the correlation of a series with itself is 1, and with a constant 0")
  func correlations() {
    let x = [1.0, 4, 2, 8]
    #expect(abs(correlation(x, x.map { 3 - 2 * $0 }) + 1) < 1e-12)
    #expect(correlation(x, [5, 5, 5, 5]) == 0)
    // By hand: deviations (-1, 0, 1) and (-1, 2, -1).
    #expect(abs(correlation([1, 2, 3], [0, 3, 0])) < 1e-12)
  }
}
