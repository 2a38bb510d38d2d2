import Basics
import Concise
import Layers
import Optimizers
import Tensors
import TextData
import Training

extension Solutions {
  /// The concise model.
  public enum Chapter10c {}
}

// As in chapter 8 the runs are shortened: a small network, a few thousand
// characters and few epochs show the same.

extension Solutions.Chapter10c {
  /// 1. An embedding leaves its lookup and a change of shape, each layer one
  /// operation, and the scores a change of shape and the linear layer: with two
  /// layers six. The number of steps does not matter, since no operation stands
  /// for a single step. An LSTM leaves one more for each layer, for its hidden
  /// states come in one array with the last cell and are cut off from it: eight.
  ///
  /// - Returns: the operations on the tape of the scores.
  public static func operations(
    _ model: ConciseLanguageModel, steps: Int
  ) -> Int {
    let tokens = TokenMatrix(
      rows: 1, columns: steps,
      indices: (0..<steps).map { $0 % model.vocabularySize })
    return model(tokens, model.initialState(batchSize: 1)).logits.graphSize
  }

  /// Held-out perplexities of a fresh model after each epoch.
  ///
  /// - Parameter change: what is done to the fresh model before training.
  public static func heldOut(
    _ unit: RecurrentUnit, on corpus: Corpus, epochs: Int, seed: UInt64,
    change: (inout ConciseLanguageModel, inout SplitMix64) -> Void
  ) throws -> [Double] {
    var generator = SplitMix64(seed: seed)
    var model = ConciseLanguageModel(
      unit, vocabularySize: corpus.vocabulary.count, hiddenUnits: 32,
      using: &generator)
    change(&model, &generator)
    var plan = TrainingPlan()
    (plan.epochs, plan.batchSize, plan.evaluationInterval) = (epochs, 8, 1)
    let record = try train(
      &model, on: corpus.prefix(4000),
      heldOut: corpus.heldOut(2000, after: 4000), plan: plan,
      using: &generator)
    return record.epochs.map { $0.heldOut! }
  }

  /// 2. PyTorch's start is ahead. With numbers near 0.01 the hidden state is
  /// small, and every gradient that passes a weight shrinks to a hundredth:
  /// the scores' biases learn first, and the rest has to grow before it can
  /// help.
  public static func startLikeChapter4(
    _ model: inout ConciseLanguageModel, using generator: inout SplitMix64
  ) {
    model.parameters = model.parameters.map { parameter in
      guard parameter.rank == 2 else {
        return Tensor(repeating: 0, shape: parameter.shape).tracked()
      }
      return Tensor.normal(
        parameter.shape[0], parameter.shape[1], standardDeviation: 0.01,
        using: &generator
      ).tracked()
    }
  }

  /// 3. The forget gate begins at about σ(1) = 0.73 and no longer at about
  /// σ(0) = 0.5. What a cell holds, and the gradient that passes through it,
  /// fades over ten steps to 0.73¹⁰ = 0.044 and not to 0.5¹⁰ = 0.001. It could
  /// help where there is something to remember. In the short form it is ahead
  /// after the first epoch, but behind after ten, with both seeds tried: a few
  /// thousand characters at the start of training ask for little memory.
  public static func openForgetGate(_ model: inout ConciseLanguageModel) {
    let h = model.rnn.hiddenUnits
    for index in model.rnn.weights.indices {
      let bias = model.rnn.weights[index].biasIH.detached
      model.rnn.weights[index].biasIH =
        Tensor.concatenate([
          bias[0..<h], .full(1, h), bias[2 * h..<4 * h],
        ]).tracked()
    }
  }

  /// Perplexities on the text that was learnt and on text behind it.
  public typealias Curves = [(training: Double, validation: Double)]

  /// 4. In the short form two layers of GRU begin more slowly than the plain
  /// unit; after 12 epochs their curves are closer together, a factor of 1.6
  /// and not 1.85, and the validation curve is the lower one. In the first
  /// epochs the distance is small because little is learnt.
  ///
  /// - Returns: both perplexities after each epoch, with the weights at its
  ///   end.
  public static func windows(
    _ unit: RecurrentUnit, layers: Int, embedding: Int?, on corpus: Corpus,
    tokens: Int, epochs: Int
  ) throws -> Curves {
    var generator = SplitMix64(seed: 1)
    var model = ConciseLanguageModel(
      unit, vocabularySize: corpus.vocabulary.count, hiddenUnits: 32,
      layers: layers, embedding: embedding, using: &generator)
    let sampler = WindowSampler(batchSize: 64, steps: 16)
    let training = corpus.prefix(tokens)
    let validation = corpus.heldOut(tokens, after: tokens)
    let measured = [training, validation].map(sampler.minibatchesInOrder)
    var sgd = SGD(learningRate: 1)
    var curves: Curves = []
    _ = try train(
      &model, on: training, sampler: sampler, optimizer: &sgd, epochs: epochs,
      using: &generator
    ) { _, now in
      let values = measured.map { now.model.perplexity(on: $0).value }
      curves.append((values[0], values[1]))
    }
    return curves
  }
}
