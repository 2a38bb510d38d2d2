import Basics
import GradClip
import LanguageModels
import Optimizers
import Tensors
import TextData
import Training

/// Trains on minibatches that are cut into shards, which the processes of a
/// group share. What is learnt does not depend on how many they are, bit by
/// bit.
public struct ShardedTraining: EpochTrainer {
  /// The shards of each minibatch.
  public static let shards = 8

  let processes: any ProcessGroup
  let shards: Int

  /// - Parameter shards: a power of two; another number learns other bits.
  /// - Throws: `ProcessCountError` if not all would have as many shards.
  public init(
    among processes: any ProcessGroup, cutInto shards: Int = Self.shards
  ) throws(ProcessCountError) {
    guard shards.isMultiple(of: processes.count) else {
      throw ProcessCountError(count: processes.count, shards: shards)
    }
    (self.processes, self.shards) = (processes, shards)
  }

  public func trainEpoch<Model: LanguageModel>(
    _ model: inout Model,
    on minibatches: some RandomAccessCollection<Minibatch>,
    carryingState: Bool, optimizer: inout some Optimizer,
    clippingTo theta: Float?, epoch: Int,
    learningRateFactor factor: (TrainingMoment) -> Float,
    observe: (TrainingEvent) -> Void, shouldStop: () -> Bool
  ) throws(TrainingError) -> EpochResult {
    let fullRate = optimizer.learningRate
    defer { optimizer.learningRate = fullRate }
    var states: [Int: Model.State] = [:]
    var (perplexity, largestNorm, read) = (Perplexity(), 0.0, 0)
    for (index, minibatch) in minibatches.enumerated() {
      let now = TrainingMoment(
        epoch: epoch, index: index, of: minibatches.count)
      if !carryingState { states = [:] }
      let loss = addGradients(
        to: &model, of: minibatch, now, &states, observe)
      let norm =
        theta.map { clipGradients(of: model.parameters, to: $0) }
        ?? gradientNorm(of: model.parameters)
      observe(.clipped(model.parameters))
      guard exponential(loss).isFinite, norm.isFinite else {
        for parameter in model.parameters { parameter.gradient = nil }
        throw TrainingError.lossNotFinite(loss: Float(loss), norm: norm)
      }
      optimizer.learningRate = fullRate * factor(now)
      optimizer.step(&model)
      perplexity.add(meanLoss: loss, tokens: minibatch.tokenCount)
      largestNorm = max(largestNorm, norm)
      read += 1
      if shouldStop() { break }
    }
    return EpochResult(
      perplexity: perplexity, largestNorm: largestNorm,
      learningRate: optimizer.learningRate,
      isComplete: read == minibatches.count)
  }

  /// Gives the parameters the gradient of the mean loss of a minibatch, which
  /// is returned.
  private func addGradients<Model: LanguageModel>(
    to model: inout Model, of minibatch: Minibatch, _ now: TrainingMoment,
    _ states: inout [Int: Model.State], _ observe: (TrainingEvent) -> Void
  ) -> Double {
    // snippet.shards
    var losses: [Double] = []
    let own = processes.share(of: shards)
    let gradient = pairwiseSum(of: own) { number in
      let shard = minibatch.shard(number, of: shards)
      let share = Float(shard.batchSize) / Float(minibatch.batchSize)
      guard share > 0 else {  // a short last minibatch may not reach all
        losses.append(0)
        return model.takeGradient()
      }
      let start =
        states[number]?.detached
        ?? model.initialState(batchSize: shard.batchSize)
      let (logits, state) = model.trainingPass(
        shard.inputs, start, step: now.step * shards + number)
      states[number] = state
      let targets = shard.targets.transposed.indices
      let loss = logits.crossEntropy(targets)
      // snippet.end
      if number == 0 {  // it stands for all that can be observed
        observe(
          .scored(
            ScoredMinibatch(
              shard, index: now.index, of: now.count, from: start,
              logits: logits, targets: targets, loss: loss)))
      }
      // snippet.backward
      loss.backward()
      losses.append(Double(loss.item * share))
      return Tensor.withoutRecording { model.takeGradient() * share }
    }
    model.setGradient(processes.sum(gradient))
    return processes.gather(losses).reduce(0, +)
    // snippet.end
  }
}

/// Not all processes would have as many shards.
public struct ProcessCountError: Error, Equatable, CustomStringConvertible {
  let count, shards: Int

  public var description: String {
    let counts = (1...shards).filter(shards.isMultiple(of:)).map(\.description)
    return "\(count) processes cannot share \(shards) shards evenly. Start "
      + "\(counts.dropLast().joined(separator: ", ")) or \(counts.last!) "
      + "processes (mpirun -n)."
  }
}
