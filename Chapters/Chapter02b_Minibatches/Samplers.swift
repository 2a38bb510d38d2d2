import Basics
import Chapter
import Tensors
import TextData

/// Both ways to cut a text, on the numbers 0 to 34.
func playSamplers(using generator: inout SplitMix64) {
  // snippet.pair
  let numbers = Array(0..<35)
  let sequential = SequentialSampler(batchSize: 2, steps: 5)
    .minibatches(of: numbers, using: &generator)
  show(sequential[0].inputs)
  show(sequential[0].targets)
  // snippet.end

  // snippet.sequential
  for minibatch in sequential { show(inputs(of: minibatch)) }
  // snippet.end

  // snippet.random
  var random: [Minibatch] = []
  for epoch in 1...2 {
    random = Array(
      RandomSampler(batchSize: 2, steps: 5)
        .minibatches(of: numbers, using: &generator))
    show("epoch", epoch)
    for minibatch in random { show(inputs(of: minibatch)) }
  }
  // snippet.end
  figure("02b-minibatches.svg", cutText(Array(sequential), random, of: numbers))
}

/// A minibatch of the novel, in indices and in characters.
func playNovel(_ characters: Corpus, using generator: inout SplitMix64) {
  // snippet.novel
  let minibatches = SequentialSampler(batchSize: 32, steps: 35)
    .minibatches(of: characters.prefix(10_000), using: &generator)
  show("minibatches:", minibatches.count)
  for minibatch in minibatches.prefix(1) {
    show("rows:", minibatch.batchSize, "steps:", minibatch.steps)
    show(minibatch.inputs.row(0).map { "\($0)" }.joined(separator: " "))
    for row in 0..<3 {
      let (inputs, targets) = (minibatch.inputs, minibatch.targets)
      show("row \(row):", characters.text(of: inputs.row(row)))
      show("      ", characters.text(of: targets.row(row)))
    }
  }
  // snippet.end
}

// snippet.inputs
/// The inputs of a minibatch on one line, its rows side by side.
func inputs(of minibatch: Minibatch) -> String {
  (0..<minibatch.batchSize).map { row in
    minibatch.inputs.row(row)
      .map { $0 < 10 ? " \($0)" : "\($0)" }.joined(separator: " ")
  }
  .joined(separator: "  |  ")
}
// snippet.end
