import Basics
import Tensors

/// How the next token is chosen from the model's scores.
///
/// `<unk>`, index 0, stands for what the vocabulary does not hold. It is never
/// chosen.
public enum Decoding: Sendable, Equatable {
  // snippet.cases
  /// The token with the highest score.
  case greedy
  /// A token drawn from q ∝ p^(power / temperature) over the `topK` most
  /// probable ones (all of them if nil).
  case sampling(temperature: Double = 1, topK: Int? = nil, power: Double = 1)
  // snippet.end

  /// Chooses a token from its scores, one for each entry of the vocabulary.
  public func choose(
    from scores: [Float], using generator: inout some RandomNumberGenerator
  ) -> Int {
    require(
      scores.count > 1, "decoding: there is no token but <unk> to choose")
    switch self {
    case .greedy:
      return best(of: scores)
    case .sampling(let temperature, let topK, let power):
      require(
        temperature > 0 && power > 0 && (power / temperature).isFinite,
        "decoding: temperature and power must be positive and finite, but "
          + "they are \(temperature) and \(power)")
      require(
        topK ?? 1 > 0,
        "decoding: topK must be at least 1, not \(topK ?? 0)")
      // snippet.sampling
      let candidates = ranked(scores).prefix(topK ?? scores.count)
      let weights = weights(
        of: candidates.map { scores[$0] }, exponent: power / temperature)
      return candidates[generator.choice(weights: weights)]
    // snippet.end
    }
  }

  // snippet.greedy
  /// The first of the tokens with the highest score.
  private func best(of scores: [Float]) -> Int {
    var best = 1
    for token in 1..<scores.count where scores[token] > scores[best] {
      best = token
    }
    return best
  }
  // snippet.end

  /// The tokens by falling score; of equals, the smaller index comes first.
  private func ranked(_ scores: [Float]) -> [Int] {
    (1..<scores.count).sorted {
      (scores[$1], $0) < (scores[$0], $1)
    }
  }

  /// p^exponent up to a common factor: e^(exponent (score - best score)).
  private func weights(of scores: [Float], exponent: Double) -> [Double] {
    // snippet.weights
    return scores.map { score in
      Double(Tensors.exponential(Float(exponent) * (score - scores[0])))
    }
    // snippet.end
  }
}

extension RandomNumberGenerator {
  // snippet.choice
  /// An index drawn with a probability proportional to its weight.
  mutating func choice(weights: [Double]) -> Int {
    var rest = uniform() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      rest -= weight
      if rest < 0 { return index }
    }
    return 0  // reached by rounding only
  }
  // snippet.end
}
