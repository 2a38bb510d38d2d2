import Basics
import Foundation
import LanguageModels
import Predict
import RNNCell
import Tensors
import TextData

extension Solutions {
  /// Predicting and sampling; exercise 5 is in Chapter06+Pairs.swift.
  public enum Chapter06 {}
}

extension Solutions.Chapter06 {
  /// 1. The prefix without the space at its end is easier. Within a word or at
  /// its end the next character is nearly settled: after `time traveller` it
  /// is most often a space. After the space a new word begins, and any of many
  /// words may. The entropy of what follows, counted in the corpus, is lower
  /// without the space.
  ///
  /// - Returns: the entropy in bits of the tokens that follow the prefix, each
  ///   place where it stands counted once; nil if it stands nowhere.
  public static func entropy(after prefix: [Int], in text: [Int]) -> Double? {
    var counts: [Int: Int] = [:]
    for end in text.indices.dropFirst(prefix.count)
    where text[end - prefix.count] == prefix[0]
      && text[end - prefix.count..<end].elementsEqual(prefix)
    {
      counts[text[end], default: 0] += 1
    }
    if counts.isEmpty { return nil }
    let total = Double(counts.values.reduce(0, +))
    return counts.values.sorted().reduce(0) { entropy, count in
      let p = Double(count) / total
      return entropy - p * log2(p)
    }
  }

  /// 2. Both take the first of the best. Greedy replaces its candidate only by
  /// a score that is *higher* (`where scores[token] > scores[best]`). Sampling
  /// with k = 1 keeps the first of the ranking, and there the comparison
  /// `(scores[$1], $0) < (scores[$0], $1)` puts the smaller index first among
  /// equals. With one candidate left, nothing is drawn by chance.
  ///
  /// Three values for each of six tokens make 729 rows of scores, each with
  /// equals; all are tried.
  ///
  /// - Returns: how many rows were tried, and in how many the two disagree.
  public static func disagreementsOfTopOneAndGreedy() -> (
    rows: Int, disagreements: Int
  ) {
    var generator = SplitMix64(seed: 1)
    var (rows, disagreements) = (0, 0)
    for number in 0..<729 {
      var rest = number
      let scores = (0..<6).map { _ in
        defer { rest /= 3 }
        return Float(rest % 3)
      }
      let greedy = Decoding.greedy.choose(from: scores, using: &generator)
      let topOne = Decoding.sampling(topK: 1)
        .choose(from: scores, using: &generator)
      rows += 1
      if greedy != topOne { disagreements += 1 }
    }
    return (rows, disagreements)
  }

  /// 3. At temperature 1.66. With α = 1 / τ, the share of the first token is
  /// 1 / (1 + 2^-α + 6^-α), since the others have a half and a sixth of its
  /// probability. Trials: α = 1 gives 0.6, α = 0.5 gives 0.473, and α = 0.6
  /// gives 0.4997, which is nearly there: τ = 1 / 0.6 = 1.67. Halving the
  /// interval gives the rest.
  ///
  /// - Returns: the temperature at which the first probability becomes
  ///   `share`, which must lie between an even share and the first.
  public static func temperature(
    givingFirst share: Double, of p: [Double]
  ) -> Double {
    var (low, high) = (0.0, 1.0)  // of α: an even share, and the first itself
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if firstShare(of: p, power: middle) < share {
        low = middle
      } else {
        high = middle
      }
    }
    return 2 / (low + high)
  }

  /// p_1^α / Σ p_j^α.
  public static func firstShare(of p: [Double], power: Double) -> Double {
    1 / p.reduce(0) { $0 + pow($1 / p[0], power) }
  }

  /// 4. The smallest set of best tokens whose probabilities add up to at least
  /// `mass` is known as the *nucleus*. It keeps fewer tokens than top-k where
  /// the model is sure, down to one; and more where it hesitates, up to all.
  /// Top-k keeps k in both places.
  ///
  /// - Returns: the tokens that may be drawn, without `<unk>`, the best first,
  ///   and their probabilities.
  public static func nucleus(
    of scores: [Float], mass: Double
  ) -> [(token: Int, probability: Double)] {
    let p = Tensor(Array(scores.dropFirst())).softmax().elements
    let ranked = p.indices.sorted { (p[$1], $0) < (p[$0], $1) }
    var kept: [(token: Int, probability: Double)] = []
    var sum = 0.0
    for index in ranked where sum < mass {
      kept.append((index + 1, Double(p[index])))
      sum += Double(p[index])
    }
    return kept
  }

  /// A token drawn from the nucleus, in proportion to its probability.
  public static func drawFromNucleus(
    of scores: [Float], mass: Double,
    using generator: inout some RandomNumberGenerator
  ) -> Int {
    let kept = nucleus(of: scores, mass: mass)
    var rest = generator.uniform() * kept.reduce(0) { $0 + $1.probability }
    for (token, probability) in kept {
      rest -= probability
      if rest < 0 { return token }
    }
    return kept[0].token  // reached by rounding only
  }

  /// 6. Reading the prefix in one call changes nothing. `unrolled` runs the
  /// same cell over the steps of a matrix with one row, so the state meets the
  /// same operations on the same numbers in the same order. The outputs of the
  /// warm-up are computed and forgotten in both.
  ///
  /// A prefix of one token has nothing to warm up with, and is left out: a
  /// call needs at least one step.
  public static func continuation<Model: LanguageModel>(
    of prefix: [Int], length: Int, by model: Model
  ) -> [Int] {
    Tensor.withoutRecording {
      var state = model.initialState(batchSize: 1)
      if prefix.count > 1 {
        (_, state) = model(TokenMatrix([prefix.dropLast()]), state)
      }
      var unused = SplitMix64(seed: 0)
      var emitted: [Int] = []
      var token = prefix.last!
      for _ in 0..<length {
        let logits: Tensor
        (logits, state) = model(TokenMatrix([[token]]), state)
        token = Decoding.greedy.choose(from: logits.elements, using: &unused)
        emitted.append(token)
      }
      return emitted
    }
  }
}
