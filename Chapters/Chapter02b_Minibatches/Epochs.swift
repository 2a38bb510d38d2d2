import Basics
import Chapter
import Tensors
import TextData

// snippet.epoch
let positions = Array(0..<10_000)

/// The minibatches of one epoch, 32 sequences of 35 steps each.
func epoch(
  _ sampling: Sampling, using generator: inout SplitMix64
) -> Minibatches {
  sampling.sampler(batchSize: 32, steps: 35)
    .minibatches(of: positions, using: &generator)
}
// snippet.end

/// What whole epochs read and skip.
func playEpochs(using generator: inout SplitMix64) {
  // snippet.offsets
  let epochs = (0..<300).map { _ in epoch(.sequential, using: &generator) }
  let offsets = Set(epochs.map { $0[0].inputs[0, 0] })
  show(offsets.count, "offsets:", offsets.min()!, "to", offsets.max()!)
  // snippet.end

  // snippet.skipped
  for sampling in Sampling.allCases {
    let epochs = (0..<300).map { _ in epoch(sampling, using: &generator) }
    let tokens = epochs.map { $0.reduce(0) { $0 + $1.tokenCount } }
    show(
      "\(sampling): minibatches", distinct(epochs.map(\.count)), "tokens",
      distinct(tokens))
  }
  // snippet.end

  // snippet.reached
  for sampling in Sampling.allCases {
    var read: Set<Int> = []
    for _ in 0..<300 {
      for minibatch in epoch(sampling, using: &generator) {
        read.formUnion(minibatch.inputs.indices)
      }
    }
    let never = positions.count - read.count
    show("\(sampling): read", grouped(read.count), "never read", never)
  }
  // snippet.end
}

/// What both samplers promise.
func playPromises(using generator: inout SplitMix64) {
  // snippet.targets
  for sampling in Sampling.allCases {
    let follow = epoch(sampling, using: &generator).allSatisfy { minibatch in
      zip(minibatch.inputs.indices, minibatch.targets.indices)
        .allSatisfy { input, target in target == input + 1 }
    }
    check("\(sampling): every target is the next input", follow)
  }
  // snippet.end

  // snippet.adjoining
  for sampling in Sampling.allCases {
    let minibatches = epoch(sampling, using: &generator)
    let adjoin = zip(minibatches, minibatches.dropFirst()).allSatisfy {
      minibatch, next in
      (0..<minibatch.batchSize).allSatisfy { row in
        next.inputs[row, 0] == minibatch.targets[row, minibatch.steps - 1]
      }
    }
    check(
      "\(sampling): each row goes on where it stopped", adjoin,
      is: sampling == .sequential)
  }
  // snippet.end

  // snippet.overlap
  let minibatches = epoch(.random, using: &generator)
  let inputsRead = minibatches.flatMap(\.inputs.indices)
  check("no input twice", Set(inputsRead).count == inputsRead.count)
  let starts = minibatches.flatMap { minibatch in
    (0..<minibatch.batchSize).map { row in minibatch.inputs[row, 0] }
  }
  check("whole windows apart", Set(starts.map { $0 % 35 }).count == 1)
  // snippet.end
}

// snippet.distinct
/// The different numbers among these, in order.
func distinct(_ numbers: [Int]) -> String {
  Set(numbers).sorted().map(grouped).joined(separator: ", ")
}
// snippet.end
