import Basics
import LanguageModels
import RNNCell
import Tensors
import TextData

extension LanguageModel {
  /// The tokens that follow a prefix.
  ///
  /// The prefix is read first and nothing is emitted: this warm-up brings the
  /// state, and only the state, to where the prediction starts. Then each
  /// token that is emitted is read as the next input.
  public func continuation(
    of prefix: [Int], length: Int, decoding: Decoding = .greedy,
    using generator: inout some RandomNumberGenerator
  ) -> [Int] {
    require(!prefix.isEmpty, "prediction: the prefix has no token")
    return Tensor.withoutRecording {
      // snippet.warmup
      var state = initialState(batchSize: 1)
      for token in prefix.dropLast() {  // warm-up
        (_, state) = self(TokenMatrix([[token]]), state)
      }
      // snippet.end
      // snippet.loop
      var emitted: [Int] = []
      var token = prefix.last!
      for _ in 0..<length {
        let logits: Tensor
        (logits, state) = self(TokenMatrix([[token]]), state)
        token = decoding.choose(from: logits.elements, using: &generator)
        emitted.append(token)
      }
      return emitted
      // snippet.end
    }
  }

  /// A prefix and the text that the model continues it with.
  ///
  /// - Throws: an error if the prefix is empty once it is normalised like the
  ///   corpus.
  public func text(
    continuing prefix: String, length: Int, in corpus: Corpus,
    decoding: Decoding = .greedy,
    using generator: inout some RandomNumberGenerator
  ) throws(TextError) -> String {
    let prefix = try corpus.indices(ofPrefix: prefix)
    let tokens = continuation(
      of: prefix, length: length, decoding: decoding, using: &generator)
    return corpus.text(of: prefix + tokens)
  }

  /// The same with greedy decoding, which leaves nothing to chance.
  public func text(
    continuing prefix: String, length: Int, in corpus: Corpus
  ) throws(TextError) -> String {
    var unused = SplitMix64(seed: 0)
    return try text(
      continuing: prefix, length: length, in: corpus, using: &unused)
  }
}
