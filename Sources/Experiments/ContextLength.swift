import Basics
import LanguageModels
import RNNCell
import Tensors
import TextData

extension LanguageModel {
  /// How well the model predicts a text if it may read only the last `length`
  /// tokens before each token, from an empty state.
  ///
  /// - Parameter first: the position of the first token to predict, at least
  ///   `length`. With the same position for several lengths, the same tokens
  ///   are predicted.
  public func perplexity(
    on text: [Int], afterLast length: Int, from first: Int
  ) -> Perplexity {
    require(
      length > 0 && first >= length,
      "context: the first token at position \(first) does not have \(length) "
        + "tokens before it, and at least 1 is needed")
    var perplexity = Perplexity()
    Tensor.withoutRecording {
      for start in stride(from: first, to: text.count, by: 256) {
        let positions = start..<min(start + 256, text.count)
        // snippet.windows
        let windows = TokenMatrix(
          positions.map { Array(text[$0 - length..<$0]) })
        let (logits, _) = self(
          windows, initialState(batchSize: windows.rows))
        // The scores after the last step are the last rows.
        let last = logits[logits.shape[0] - windows.rows..<logits.shape[0]]
        let loss = last.crossEntropy(positions.map { text[$0] })
        // snippet.end
        perplexity.add(
          meanLoss: Double(loss.item), tokens: positions.count)
      }
    }
    return perplexity
  }
}
