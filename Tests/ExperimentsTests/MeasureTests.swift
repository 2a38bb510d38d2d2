import Basics
import Experiments
import NGrams
import Tensors
import Testing
import TextData
import Training

@Suite struct MeasureTests {
  private let model = {
    var generator = SplitMix64(seed: 4)
    return RecipeTests.recipe.model(tokens: 5, using: &generator)
  }()
  private let text = [1, 3, 2, 4, 4, 1, 2, 3, 1, 1, 4]

  @Test("the median of several values, and both ends")
  func spread() {
    let odd = Spread([3, 1, 2])
    #expect([odd?.median, odd?.least, odd?.most] == [2, 1, 3])
    #expect(Spread([4, 1, 2, 3])?.median == 2.5)
    #expect(Spread([]) == nil)
    #expect(Spread([1, .nan]) == nil)
  }

  @Test("one-hot times a table is the lookup, forwards and backwards")
  func oneHot() {
    let gradient = Tensor([1, -2, 3, 4, -5, 6].map(Float.init))
      .reshaped(3, 2)
    let table = Tensor([[0.1, 0.2], [-0.3, 0.4], [0.7, -0.6], [0.9, 1]])
    let equality = OneHotEquality(
      tokens: [2, 0, 2], table: table, gradient: gradient)
    #expect(equality.numbers == 6)
    #expect(equality.gradientNumbers == 8)
    #expect(equality.differences == 0)
    #expect(equality.gradientDifferences == 0)
    #expect(equality.multiplications == 24)
  }

  @Test("probabilities of tokens give the perplexity of the text")
  func probabilities() {
    var perplexity = Perplexity()
    for p in model.probabilities(of: text) { perplexity.add(probability: p) }
    #expect(perplexity.tokens == text.count - 1)
    #expect(
      abs(perplexity.value - model.perplexity(on: text).value) < 1e-4)
  }

  @Test("with all of the past, the context is the whole text")
  func context() {
    let last = model.probabilities(of: text).last!
    let perplexity = model.perplexity(
      on: text, afterLast: text.count - 1, from: text.count - 1)
    #expect(perplexity.tokens == 1)
    #expect(abs(perplexity.value - 1 / last) < 1e-4)
  }

  @Test("with one character, each token is predicted from that before it")
  func shortContext() {
    var perplexity = Perplexity()
    for (token, next) in zip(text, text.dropFirst()) {
      perplexity.add(probability: model.probabilities(of: [token, next])[0])
    }
    let short = model.perplexity(on: text, afterLast: 1, from: 1)
    #expect(abs(short.value - perplexity.value) < 1e-4)
  }

  @Test("p = 1/2, 1/8: perplexity 4, and the wrong means 5 and 3.2")
  func means() {
    let means = PerplexityMeans([0.5, 0.125], stretches: 1)
    #expect(abs(means.perplexity - 4) < 1e-12)
    #expect(abs(means.reciprocalOfGeometricMean - 4) < 1e-12)
    #expect(means.arithmeticMeanOfChoices == 5)
    #expect(means.harmonicMeanOfChoices == 3.2)
    #expect(abs(means.meanOfPerplexities - 5) < 1e-12)
  }

  @Test("a product too small for its type still has a geometric mean")
  func tinyProduct() {
    let p = [Double](repeating: 0.01, count: 5000)
    let means = PerplexityMeans(p, stretches: 7)
    #expect(abs(means.reciprocalOfGeometricMean - 100) < 1e-8)
  }

  @Test("a loop has hardly any sequence that is new, and is copied")
  func quality() throws {
    let loop = (0..<40).map { $0 % 2 + 1 }
    let ngrams = try NGramModel(
      NGramCounts(of: loop, order: 2, vocabularySize: 5), smoothing: 1)
    let quality = SampleQuality(
      of: loop, after: [2], by: model, countedBy: ngrams, training: loop)
    #expect(quality.diversity == 2.0 / 37)
    #expect(quality.longestCopy == 40)
    #expect(quality.countedPerplexity < 1.2)
    #expect(quality.perplexity > quality.countedPerplexity)
  }

  @Test("a sample is scored from its first token on, the prefix is not")
  func qualityOfSample() throws {
    let (prefix, sample) = (Array(text.prefix(3)), Array(text.dropFirst(3)))
    let ngrams = try NGramModel(
      NGramCounts(of: text, order: 3, vocabularySize: 5), smoothing: 1)
    let quality = SampleQuality(
      of: sample, after: prefix, by: model, countedBy: ngrams, training: text)
    var (own, counted) = (Perplexity(), Perplexity())
    for count in 3..<text.count {
      let past = Array(text[..<count])
      own.add(
        probability: model.probabilities(of: past + [text[count]]).last!)
      counted.add(
        probability: ngrams.probability(of: text[count], after: past[...]))
    }
    #expect(own.tokens == sample.count)
    #expect(abs(quality.perplexity - own.value) < 1e-4)
    #expect(abs(quality.countedPerplexity - counted.value) < 1e-9)
    // 8 tokens: 5 sequences of four, all different.
    #expect(quality.diversity == 1)
    #expect(quality.longestCopy == sample.count)
  }
}
