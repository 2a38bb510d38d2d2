import LanguageModels
import Tensors
import TextData

extension LanguageModel {
  /// How well the model, as it is, predicts a text that it reads once from
  /// beginning to end, carrying its state.
  ///
  /// Every token but the first is predicted.
  public func perplexity(on indices: TokenIndices) -> Perplexity {
    let stride = 128  // tokens read at once: bounds the memory, no more
    var perplexity = Perplexity()
    Tensor.withoutRecording {
      // snippet.heldout
      var state = initialState(batchSize: 1)
      var start = 0
      while start + 1 < indices.count {
        let end = min(start + stride, indices.count - 1)
        let logits: Tensor
        (logits, state) = self(
          TokenMatrix([Array(indices[start..<end])]), state)
        let targets = Array(indices[start + 1...end])
        perplexity.add(
          meanLoss: Double(logits.crossEntropy(targets).item),
          tokens: targets.count)
        start = end
      }
      // snippet.end
    }
    return perplexity
  }

  /// The same of indices in an array.
  public func perplexity(on indices: [Int]) -> Perplexity {
    perplexity(on: TokenIndices(indices))
  }

  /// How well the model, as it is, predicts the targets of minibatches, each
  /// read from a state of zeros.
  public func perplexity(
    on minibatches: some Collection<Minibatch>
  ) -> Perplexity {
    var perplexity = Perplexity()
    Tensor.withoutRecording {
      for minibatch in minibatches {
        let state = initialState(batchSize: minibatch.batchSize)
        let (logits, _) = self(minibatch.inputs, state)
        let targets = minibatch.targets.transposed.indices
        perplexity.add(
          meanLoss: Double(logits.crossEntropy(targets).item),
          tokens: targets.count)
      }
    }
    return perplexity
  }
}
