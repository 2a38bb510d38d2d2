import Basics
import Foundation
import NGrams
import Optimizers
import Params
import RNNCell
import Tensors
import TextData
import Training

extension Solutions {
  /// Behind the run.
  public enum Chapter08b {}
}

extension Solutions.Chapter08b {
  /// 1. Without W_hh there are dh + h + hd + d numbers, 1,852 for 28 tokens and
  /// 32 hidden units. The table has a share for each pair of tokens, d² = 784,
  /// of which the last in each row follows from the others. So this network
  /// has more numbers than it needs. It has fewer than the table where
  /// (2d + 1)h + d < d², with up to 13 hidden units.
  ///
  /// - Returns: the numbers of the network that training moves, and the shares
  ///   of the table.
  public static func numbers(vocabularySize d: Int, hiddenUnits h: Int)
    -> (network: Int, table: Int)
  {
    (d * h + h + h * d + d, d * d)
  }

  /// 2. A network that is a table of bigrams.
  ///
  /// With one hidden unit for each token, d of them: tanh(20) is 1 in single
  /// precision, so the unit of the token that is read is 1 and the others are
  /// 0. The hidden layer is the one-hot vector, its product with W_hq a row of
  /// that matrix, and if the rows are the logarithms of the table, softmax
  /// gives the table back. A token that does not occur in the text needs no
  /// unit of its own. Fewer units can do for tables with rows that are alike.
  ///
  /// - Parameter table: a model whose probabilities depend on one token.
  public static func network(writing table: NGramModel) -> RNNLanguageModel {
    let d = table.vocabularySize
    let rows = (0..<d).map { token in
      // Minus infinity would be right for 0, but spoils the arithmetic.
      table.probabilities(after: [token]).map { Float(log(max($0, 1e-30))) }
    }
    let diagonal = (0..<d).map { row in
      (0..<d).map { $0 == row ? Float(20) : 0 }
    }
    return RNNLanguageModel(
      RNNParameters(
        W_xh: Tensor(diagonal), W_hh: .zeros(d, d), b_h: .zeros(d),
        W_hq: Tensor(rows), b_q: .zeros(d)))
  }

  /// 3. On the first 10,000 characters of the novel by about a quarter with 2
  /// units, an eighth with 4 and a twentieth with 8; with 32 it is a hundredth.
  /// All that the network knows of a character must pass through so many
  /// numbers, and so characters have to share: the scores of all of them are a
  /// matrix whose rank is at most the number of units and one for the bias.
  ///
  /// Without a memory it does not matter what a pair stands behind, so the
  /// minibatches are pairs in random order, and each is a single step.
  ///
  /// - Returns: the perplexity on the text, divided by that of the table.
  public static func excess(
    on text: [Int], vocabularySize d: Int, hiddenUnits: Int, epochs: Int = 40
  ) throws -> Double {
    var generator = SplitMix64(seed: 1)
    var model = RNNLanguageModel(
      vocabularySize: d, hiddenUnits: hiddenUnits, using: &generator)
    model.cell.parameters.W_hh = .zeros(hiddenUnits, hiddenUnits)
    var optimizer = Adam(learningRate: 0.01)
    _ = try train(
      &model, on: text, sampler: RandomSampler(batchSize: 400, steps: 1),
      optimizer: &optimizer, epochs: epochs, using: &generator)
    let table = try NGramModel(
      NGramCounts(of: text, order: 2, vocabularySize: d), smoothing: 0)
    return model.perplexity(on: text).value
      / table.perplexity(on: text).value
  }
}
