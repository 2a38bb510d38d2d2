import Basics
import Concise
import Layers
import ManyProcesses
import Optimizers
import RNNCell
import Tensors
import TextData
import Testing
import Training

@Suite struct ShardedTrainingTests {
  private struct Outcome: Sendable {
    var weights: [[Float]] = []
    var losses: [Double] = []
  }

  /// A small network after three epochs.
  private func train(
    by trainer: any EpochTrainer, dropout: Float = 0.2,
    sampling: Sampling = .sequential, batchSize: Int = 16
  ) throws -> Outcome {
    let text = (0..<1500).map { $0 * $0 % 11 }
    var generator = SplitMix64(seed: 3)
    var model = ConciseLanguageModel(
      .lstm, vocabularySize: 11, hiddenUnits: 7, layers: 2, embedding: 5,
      dropout: Dropout(dropout, seed: 3), using: &generator)
    var optimizer = Adam(learningRate: 0.01)
    let record = try Training.train(
      &model, on: text, heldOut: Array(text.prefix(100)),
      sampler: sampling.sampler(batchSize: batchSize, steps: 6),
      optimizer: &optimizer, epochs: 3, by: trainer, using: &generator)
    return Outcome(
      weights: model.parameters.map(\.elements),
      losses: record.epochs.map(\.trainingLoss))
  }

  @Test(
    "1, 2, 4 and 8 processes learn the same, bit by bit",
    arguments: Sampling.allCases, [8, 16, 19])
  func bits(_ sampling: Sampling, _ batchSize: Int) throws {
    let alone = try train(
      by: ShardedTraining(among: SingleProcess()), sampling: sampling,
      batchSize: batchSize)
    for count in [1, 2, 4, 8] {
      let parts = rehearse(count) { process in
        try? train(
          by: ShardedTraining(among: process), sampling: sampling,
          batchSize: batchSize)
      }
      for part in parts {
        #expect(part.result?.weights == alone.weights)
        #expect(part.result?.losses == alone.losses)
      }
    }
  }

  @Test(
    "shards learn what whole minibatches do, but for rounding",
    arguments: Sampling.allCases)
  func whole(_ sampling: Sampling) throws {
    let shards = try train(
      by: ShardedTraining(among: SingleProcess()), dropout: 0,
      sampling: sampling)
    let whole = try train(
      by: WholeMinibatches(), dropout: 0, sampling: sampling)
    for (a, b) in zip(shards.losses, whole.losses) {
      #expect(abs(a - b) < 1e-5)
    }
    // Adam divides by the root of small squares, which enlarges rounding.
    for (a, b) in zip(
      shards.weights.flatMap { $0 }, whole.weights.flatMap { $0 })
    {
      #expect(abs(a - b) < 1e-3)
    }
  }

  @Test("the shards of a minibatch are its rows, in order")
  func shards() {
    let rows = (0..<19).map { [$0, $0 + 100] }
    let minibatch = Minibatch(
      inputs: TokenMatrix(rows), targets: TokenMatrix(rows))
    let shards = (0..<8).map { minibatch.shard($0, of: 8) }
    #expect(shards.flatMap { $0.inputs.indices } == rows.flatMap { $0 })
    #expect(shards.allSatisfy { $0.inputs == $0.targets })
    #expect(shards.allSatisfy { (2...3).contains($0.batchSize) })
  }

  @Test("minibatches with fewer rows than shards are learnt from as well")
  func fewRows() throws {
    let outcome = try train(
      by: ShardedTraining(among: SingleProcess()), dropout: 0, batchSize: 3)
    let whole = try train(by: WholeMinibatches(), dropout: 0, batchSize: 3)
    #expect(abs(outcome.losses[2] - whole.losses[2]) < 1e-4)
  }

  @Test("a number of processes that cannot share the shards is refused")
  func counts() throws {
    let parts = rehearse(3) { process in
      do {
        _ = try ShardedTraining(among: process)
        return "nothing"
      } catch {
        return "\(error)"
      }
    }
    #expect(
      parts.map(\.result)
        == Array(
          repeating: "3 processes cannot share 8 shards evenly. Start 1, 2, 4 "
            + "or 8 processes (mpirun -n).", count: 3))
  }

  @Test("processes that differ are told which one, and in what")
  func agreement() {
    func complaint(_ facts: @escaping @Sendable (Int) -> [SharedFact])
      -> [String]
    {
      rehearse(4) { process in
        do {
          try process.requireAgreement(on: facts(process.rank))
          return "none"
        } catch {
          return "\(error)"
        }
      }.map(\.result)
    }
    #expect(
      complaint { _ in [("text", "a"), ("value of --seed", "")] }
        == Array(repeating: "none", count: 4))
    let other = complaint { [("text", "a"), ("value of --seed", "\($0 / 2)")] }
    #expect(Set(other).count == 1)
    #expect(
      other[0].hasPrefix(
        "Process 2 has another value of --seed than process 0: 1, not 0."))
    let missing = complaint {
      $0 == 3 ? [("b", "2")] : [("a", "1"), ("b", "2")]
    }
    #expect(
      missing[0].hasPrefix("Process 3 has another a than process 0: nothing,"))
  }
}
