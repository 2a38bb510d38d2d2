import GradClip
import LanguageModels
import Optimizers
import RNNCell
import Tensors
import TextData

/// What one epoch cost and reached, in which the state was detached after so
/// many minibatches.
public struct DetachingResult: Sendable {
  /// The running perplexity of the last epoch.
  public let training: Double
  /// The recorded operations that a loss depends on, the most of an epoch.
  public let graphSize: Int
  /// The median time of an epoch in seconds.
  public let seconds: Double
}

/// Trains as chapter 8 does, but cuts the history of the state only after
/// every `interval` minibatches.
///
/// Between cuts the graph is kept, so that the way back goes through all
/// minibatches since the last cut, with the weights that each of them was read
/// with.
///
/// - Parameter interval: 1 detaches before every minibatch; nil never.
public func trainDetaching(
  _ model: inout some LanguageModel, every interval: Int?,
  on text: [Int], batchSize: Int, steps: Int, epochs: Int,
  using generator: inout some RandomNumberGenerator
) -> DetachingResult {
  let sampler = SequentialSampler(batchSize: batchSize, steps: steps)
  let optimizer = SGD(learningRate: 1)
  let clock = ContinuousClock()
  var (perplexity, graphSize) = (Perplexity(), 0)
  var times: [Double] = []
  for _ in 0..<epochs {
    perplexity = Perplexity()
    let start = clock.now
    var state = model.initialState(batchSize: batchSize)
    let minibatches = sampler.minibatches(of: text, using: &generator)
    for (index, minibatch) in minibatches.enumerated() {
      // snippet.attached
      let isCut = interval.map { index.isMultiple(of: $0) } ?? false
      if isCut { state = state.detached }
      let logits: Tensor
      (logits, state) = model(minibatch.inputs, state)
      let loss = logits.crossEntropy(minibatch.targets.transposed.indices)
      graphSize = max(graphSize, loss.graphSize)
      loss.backward(keepingGraph: interval != 1)
      clipGradients(of: model.parameters, to: 1)
      optimizer.step(&model)
      // snippet.end
      perplexity.add(
        meanLoss: Double(loss.item), tokens: minibatch.tokenCount)
    }
    times.append((clock.now - start) / .seconds(1))
  }
  return DetachingResult(
    training: perplexity.value, graphSize: graphSize,
    seconds: Spread(times)?.median ?? 0)
}
