import Foundation
import LanguageModels
import RNNCell
import Tensors
import TextData

extension LanguageModel {
  /// The probability that the model gives to each token of a text but the
  /// first, given all those before it.
  public func probabilities(of text: [Int]) -> [Double] {
    Tensor.withoutRecording {
      var state = initialState(batchSize: 1)
      var probabilities: [Double] = []
      // A stretch at once: what is carried on is the state alone.
      for start in stride(from: 0, to: text.count - 1, by: 128) {
        let end = min(start + 128, text.count - 1)
        let logits: Tensor
        (logits, state) = self(TokenMatrix([Array(text[start..<end])]), state)
        let p = logits.softmax()
        for row in 0..<end - start {
          probabilities.append(Double(p[row, text[start + row + 1]]))
        }
      }
      return probabilities
    }
  }
}

/// What several ways to take a mean make of the probabilities of tokens.
public struct PerplexityMeans: Equatable, Sendable {
  /// exp of the mean of -log p: the perplexity.
  public let perplexity: Double
  /// 1 / (p_1 p_2 … p_n)^(1/n), multiplied factor by factor.
  public let reciprocalOfGeometricMean: Double
  /// The arithmetic mean of 1 / p, which is also the reciprocal of the
  /// harmonic mean of p.
  public let arithmeticMeanOfChoices: Double
  /// The harmonic mean of 1 / p, which is also the reciprocal of the
  /// arithmetic mean of p.
  public let harmonicMeanOfChoices: Double
  /// The mean of the perplexities of stretches of the text.
  public let meanOfPerplexities: Double

  /// - Parameters:
  ///   - probabilities: of the tokens, each above 0.
  ///   - length: the tokens of a stretch; the last may be shorter.
  public init(_ probabilities: [Double], stretches length: Int) {
    func perplexity(_ p: some Sequence<Double>) -> Double {
      var perplexity = Perplexity()
      for p in p { perplexity.add(probability: p) }
      return perplexity.value
    }
    let n = Double(probabilities.count)
    self.perplexity = perplexity(probabilities)
    reciprocalOfGeometricMean = 1 / geometricMean(of: probabilities)
    arithmeticMeanOfChoices = probabilities.reduce(0) { $0 + 1 / $1 } / n
    harmonicMeanOfChoices = n / probabilities.reduce(0, +)
    let stretches = stride(from: 0, to: probabilities.count, by: length)
      .map { perplexity(probabilities[$0...].prefix(length)) }
    meanOfPerplexities = stretches.reduce(0, +) / Double(stretches.count)
  }
}

/// (p_1 p_2 … p_n)^(1/n) from the product itself.
///
/// The product of thousands of probabilities is far below the least number of
/// its type, so the power of two is counted apart: product = m 2^e.
// snippet.geometric
private func geometricMean(of probabilities: [Double]) -> Double {
  var (m, e) = (1.0, 0)
  for p in probabilities {
    m *= p
    e += Int(m.exponent)
    m = m.significand
  }
  let n = Double(probabilities.count)
  return pow(m, 1 / n) * pow(2, Double(e) / n)
}
// snippet.end
