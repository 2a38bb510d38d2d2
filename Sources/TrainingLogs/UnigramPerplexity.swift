import Foundation

/// What a model scores on a text that knows how often each of its tokens
/// occurs, and nothing else: exp(-Σ p log p).
public func unigramPerplexity(of text: [Int], vocabularySize: Int) -> Double {
  var counts = [Int](repeating: 0, count: vocabularySize)
  for index in text { counts[index] += 1 }
  let total = Double(text.count)
  return exp(
    -counts.filter { $0 > 0 }.map { Double($0) / total }
      .reduce(0) { $0 + $1 * log($1) })
}
