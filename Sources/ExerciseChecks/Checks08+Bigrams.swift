import Exercises
import NGrams
import RNNCell
import Solutions
import Tensors
import TextData

extension Checks08 {
  static var network: Checked<(NGramModel) throws -> RNNLanguageModel> {
    Checked(
      "08.5", "A network that was never trained", .challenge, minutes: 45,
      yours: Page08.network, solution: Solutions.Chapter08b.network,
      hints: [
        "Take d hidden units, and let the state be the one-hot vector of the "
          + "token that was read, whatever was there before: tanh(20) is 1. "
          + "Then the scores are a row of W_hq.",
        "W_xh has 20 on its diagonal, W_hh and the biases are zeros, and row "
          + "x of W_hq holds the logarithms of table.probabilities(after: "
          + "[x]): softmax of logarithms of probabilities gives them back.",
      ]
    ) { answer in
      let text = [0, 1, 2, 1, 0, 1, 2, 2, 1, 0, 3, 1, 2, 0, 3]
      let table = try NGramModel(
        NGramCounts(of: text, order: 2, vocabularySize: 5), smoothing: 0.5)
      let network = try answer(table)
      try expect(
        "the size of the network's vocabulary", gives: network.vocabularySize,
        wanted: 5)
      for past in [[], [4], [1, 0, 2]] {
        for token in 0..<5 {
          let inputs = TokenMatrix([past + [token]])
          let logits = network(inputs, network.initialState(batchSize: 1))
            .logits
          let p = logits.softmax()[past.count].elements
          try expect(
            "softmax of the scores after the tokens \(past + [token])",
            gives: p.map(Double.init),
            near: table.probabilities(after: [token]), tolerance: 1e-4)
        }
      }
    }
  }
}
