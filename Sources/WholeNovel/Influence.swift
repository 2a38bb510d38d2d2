import Basics
import Concise
import Layers
import Tensors
import TextData

extension ConciseLanguageModel {
  /// How much each token of a context moves the probability of the next one:
  /// the length of the gradient of its log-probability by the vector of that
  /// token.
  ///
  ///     s_k = ‖∂ log P(x_{t+1} | x_1 … x_t) / ∂ e(x_k)‖
  ///
  /// - Parameters:
  ///   - next: the token whose probability is followed back.
  ///   - context: what is read before it, at least one token; the state begins
  ///     as zeros.
  /// - Returns: a number from 0 on for each token of the context.
  public func influence(on next: Int, of context: [Int]) -> [Double] {
    guard let embedding else {
      fatalError("influence: the model has no vectors to differentiate by")
    }
    // snippet.influence
    let vectors = embedding(context).detached.tracked()
    let (steps, width) = (context.count, vectors.shape[1])
    let (H, _) = rnn(
      vectors.reshaped(steps, 1, width), initialState(batchSize: 1))
    let scores = linear(H.reshaped(steps, rnn.hiddenUnits))
    // The cross-entropy of one token is -log P; the sign does not matter here.
    scores[steps - 1..<steps].crossEntropy([next]).backward()
    let gradient = vectors.gradient!
    // snippet.end
    for parameter in parameters { parameter.gradient = nil }
    return (0..<steps).map { gradient[$0..<$0 + 1].sumOfSquares.squareRoot() }
  }

  /// The mean influence of tokens 1, 2, … steps back, over many places of a
  /// text, each as a share of the influence of the last token read.
  ///
  /// - Parameters:
  ///   - places: how many, spread evenly over the text.
  ///   - distance: how far back is looked.
  public func influenceByDistance(
    in text: [Int], places: Int, distance: Int
  ) -> [Double] {
    require(
      places > 0 && distance > 0 && text.count > places + distance,
      "influence: a text of \(text.count) tokens does not have \(places) places "
        + "with \(distance) tokens before each")
    var sums = [Double](repeating: 0, count: distance)
    let stride = (text.count - distance) / places
    for place in 0..<places {
      let t = distance + place * stride
      let influence = influence(
        on: text[t], of: Array(text[t - distance..<t]))
      for k in 0..<distance { sums[k] += influence[distance - 1 - k] }
    }
    return sums.map { $0 / sums[0] }
  }
}
