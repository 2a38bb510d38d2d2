import LanguageModels
import RNNCell
import Tensors
import TextData

extension Solutions.Chapter06 {
  /// 5. A model that counts pairs. Greedily it writes a circle at once: each
  /// token has one best successor, so the text comes back to a token that it
  /// had, and goes on as before. (The network of the page did so nearly; here
  /// it is exact.) Drawn, the text has the pairs of the corpus and none that
  /// the corpus lacks, and some of its words are even English; but it knows
  /// nothing beyond one character.
  ///
  /// The logarithm of a count is the right score: softmax turns it back into
  /// counts divided by their sum. A pair that never occurs scores −∞, which
  /// softmax turns into 0.
  public struct PairModel: LanguageModel {
    /// scores[x][y] = log of how often y follows x.
    private let scores: [[Float]]

    public var vocabularySize: Int { scores.count }

    /// Counts the pairs of a text.
    public init(countingPairsOf text: [Int], vocabularySize: Int) {
      var pairs = [[Float]](
        repeating: .init(repeating: 0, count: vocabularySize),
        count: vocabularySize)
      var singles = [Float](repeating: 0, count: vocabularySize)
      for (token, next) in zip(text, text.dropFirst()) {
        pairs[token][next] += 1
        singles[next] += 1
      }
      // What has no successor in the text is followed by anything.
      scores = pairs.map { row in
        log(Tensor(row.contains { $0 > 0 } ? row : singles)).elements
      }
    }

    /// The model needs no state: the last token is all that it knows.
    public struct NoState: RecurrentState {
      /// Nothing is carried.
      public init() {}
      public var detached: NoState { self }
      public var tensors: [Tensor] { [] }
    }

    /// It counts and does not train: there is no parameter.
    public func visitParameters(_ visit: ParameterVisitor) {}

    public func initialState(batchSize: Int) -> NoState { NoState() }

    public func callAsFunction(
      _ inputs: TokenMatrix, _ state: NoState
    ) -> (logits: Tensor, state: NoState) {
      (Tensor(inputs.transposed.indices.map { scores[$0] }), state)
    }
  }
}
