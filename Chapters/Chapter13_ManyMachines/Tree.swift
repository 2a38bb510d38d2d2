import Basics
import Chapter
import Concise
import Layers
import ManyProcesses
import Optimizers
import Tensors
import TextData
import Training

/// Adds vectors, and trains a small network, with 1, 2, 4 and 8 processes that
/// threads of this one play.
func playTree(_ words: [String]) throws {
  let settings = beginChapter(
    "Chapter13_ManyMachines tree",
    "Adds and trains with processes that threads play.", words: words)
  let seed = settings.seed
  let counts = [1, 2, 4, 8]

  // snippet.order
  var generator = SplitMix64(seed: seed)
  let vectors = (0..<8).map { _ in
    Tensor.normal(1000, using: &generator).elements
  }
  let sums = counts.map { count in
    rehearse(count) { process in
      let own = process.share(of: vectors.count)
      return process.sum(pairwiseSum(of: own) { Tensor(vectors[$0]) })
    }
  }
  let inTurn = vectors.dropFirst().reduce(Tensor(vectors[0])) {
    $0 + Tensor($1)
  }
  // snippet.end
  let first = sums[0][0].result
  check(
    "one sum for 1, 2, 4 and 8 processes, on all of them",
    sums.allSatisfy { $0.allSatisfy { $0.result == first } })
  let different = zip(first.elements, inTurn.elements).count { $0 != $1 }
  show("numbers that differ when they are added in turn:", different)
  ensure("the order of a sum can be seen", different > 0)

  let table = Table(first: 9, width: 16)
  show(table.row("processes", ["sent by each", "2(p-1)/p"]))
  for (count, sum) in zip(counts, sums) {
    let share = 2 * Double(count - 1) / Double(count)
    show(
      table.row("\(count)", ["\(sum[0].sent)", decimal(share)]))
    ensure(
      "each process sends 2(p-1)/p of the vector",
      sum.allSatisfy { Double($0.sent) == share * Double(first.count) })
  }

  let weights = counts.map { trainSmall($0, seed: seed) }
  check(
    "one network for 1, 2, 4 and 8 processes, on all of them",
    weights.allSatisfy { $0.allSatisfy { $0 == weights[0][0] } })
}

/// The weights of a small network after two epochs, in each process.
private func trainSmall(_ count: Int, seed: UInt64) -> [[Tensor]] {
  let text = (0..<2000).map { $0 * $0 % 11 }
  return rehearse(count) { process in
    var generator = SplitMix64(seed: seed)
    var model = ConciseLanguageModel(
      .lstm, vocabularySize: 11, hiddenUnits: 16, embedding: 8,
      dropout: Dropout(0.2, seed: seed), using: &generator)
    var optimizer = Adam(learningRate: 0.01)
    let record = try? train(
      &model, on: text,
      sampler: Sampling.sequential.sampler(
        batchSize: 16, steps: 10),
      optimizer: &optimizer, epochs: 2,
      by: ShardedTraining(among: process), using: &generator)
    return record == nil ? [] : model.parameters.map(\.detached)
  }.map(\.result)
}
