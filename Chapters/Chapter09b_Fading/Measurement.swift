import Basics
import Chapter
import RNNCell
import Tensors
import TextData
import ThroughTime

/// Time and memory against the number of steps, on this machine.
///
/// The blocks come first: the peak of memory never falls again.
func measureSteps(_ settings: Settings) {
  announceMeasurement()
  var costs: [Int: [StepCost]] = [:]
  var generator = SplitMix64(seed: settings.seed)
  let (n, d) = (32, 28)
  let model = RNNLanguageModel(
    vocabularySize: d, hiddenUnits: 256, using: &generator)
  let minibatches = [64, 128, 256, 512, 1024].map { T in
    randomMinibatch(batchSize: n, steps: T, classes: d, using: &generator)
  }
  gradients(of: model, reading: minibatches[0], blocksOf: 32)  // warm-up
  let before = peakMemory
  for (name, k) in [("blocks of 32", 32), ("one piece", 1024)] {
    show("\(name): steps, microseconds a token, megabytes more than before")
    for minibatch in minibatches {
      let seconds = fastest(of: 3) {
        gradients(of: model, reading: minibatch, blocksOf: k)
      }
      let microseconds = 1e6 * seconds / Double(minibatch.tokenCount)
      let cost = StepCost(
        steps: minibatch.steps, microsecondsPerToken: microseconds,
        megabytes: peakMemory - before)
      costs[k, default: []].append(cost)
      let numbers = [decimal(microseconds), decimal(cost.megabytes, 1)]
      show(table.row("\(minibatch.steps)", numbers))
    }
  }
  ensureForPage(stepClaims(blocks: costs[32]!, whole: costs[1024]!))
}

/// The gradients by the tape, of a text that is read in blocks; between them
/// the state is carried, detached.
private func gradients(
  of model: RNNLanguageModel, reading minibatch: Minibatch, blocksOf k: Int
) {
  // snippet.read
  var state = model.initialState(batchSize: minibatch.batchSize)
  for first in stride(from: 0, to: minibatch.steps, by: k) {
    let block = minibatch.columns(first..<min(first + k, minibatch.steps))
    let scores: Tensor
    (scores, state) = model(block.inputs, state.detached)
    scores.crossEntropy(block.targets.transposed.indices).backward()
  }
  for parameter in model.parameters { parameter.gradient = nil }
  // snippet.end
}

extension Minibatch {
  /// The same sequences between two steps.
  fileprivate func columns(_ range: Range<Int>) -> Minibatch {
    func cut(_ tokens: TokenMatrix) -> TokenMatrix {
      TokenMatrix((0..<tokens.rows).map { Array(tokens.row($0)[range]) })
    }
    return Minibatch(inputs: cut(inputs), targets: cut(targets))
  }
}

/// A minibatch of random tokens.
private func randomMinibatch(
  batchSize: Int, steps: Int, classes: Int, using generator: inout SplitMix64
) -> Minibatch {
  func tokens() -> TokenMatrix {
    let indices = (0..<batchSize * steps).map { _ in
      generator.integer(below: classes)
    }
    return TokenMatrix(rows: batchSize, columns: steps, indices: indices)
  }
  return Minibatch(inputs: tokens(), targets: tokens())
}
