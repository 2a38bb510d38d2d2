import Foundation
import NGrams
import Params
import RNNCell
import Solutions
import Tensors

@testable import ExerciseChecks

extension WrongAnswer {
  static var page6: [WrongAnswer] {
    [
      // exp(1000) is infinite.
      WrongAnswer(Checks06.softmax, says: "nan, not 0.5") { scores in
        let sum = scores.reduce(0) { $0 + exp($1) }
        return scores.map { exp($0) / sum }
      },
      // The last of the best.
      WrongAnswer(Checks06.greedy, says: "gave       2") { scores in
        scores.indices.reduce(0) { scores[$1] >= scores[$0] ? $1 : $0 }
      },
      // Zero as the score to beat.
      WrongAnswer(Checks06.greedy, says: "[-3.0, -1.0, -2.0]") { scores in
        var (best, highest) = (0, 0.0)
        for (place, score) in scores.enumerated() where score > highest {
          (best, highest) = (place, score)
        }
        return best
      },
      // The lowest scores.
      WrongAnswer(Checks06.topK, says: "should be  [1, 3, 0]") { scores, k in
        Array(
          scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
            .prefix(k))
      },
      // The larger place among equals.
      WrongAnswer(Checks06.topK, says: "gave       [3, 1, 0]") { scores, k in
        Array(
          scores.indices.sorted { (scores[$0], $0) > (scores[$1], $1) }
            .prefix(k))
      },
      // To the power τ.
      WrongAnswer(Checks06.tempered, says: "temperature: 0.5") { p, τ in
        let powers = p.map { pow($0, τ) }
        return powers.map { $0 / powers.reduce(0, +) }
      },
      // Not divided by the sum.
      WrongAnswer(Checks06.tempered, says: "[0.64, 0.04]") { p, τ in
        p.map { pow($0, 1 / τ) }
      },
      // The right end belongs to the piece.
      WrongAnswer(Checks06.draw, says: "at: 0.25)") { p, u in
        var end = 0.0
        for (token, share) in p.enumerated() {
          end += share
          if u <= end { return token }
        }
        return p.count - 1
      },
      // <unk> may be drawn.
      WrongAnswer(Checks06.nucleus, says: "gave       [0]") { scores, mass in
        let p = Tensor(scores).softmax().elements
        var (sum, kept) = (0.0, [Int]())
        for token in p.indices.sorted(by: { (p[$1], $0) < (p[$0], $1) })
        where sum < mass {
          kept.append(token)
          sum += Double(p[token])
        }
        return kept
      },
      // The mass is never passed.
      WrongAnswer(Checks06.nucleus, says: "should be  [1, 3]") {
        scores, mass in
        let p = Tensor(Array(scores.dropFirst())).softmax().elements
        var (sum, kept) = (0.0, [Int]())
        for token in p.indices.sorted(by: { (p[$1], $0) < (p[$0], $1) }) {
          sum += Double(p[token])
          if sum > mass { break }
          kept.append(token + 1)
        }
        return kept
      },
      // Nats for bits.
      WrongAnswer(Checks06.entropy, says: "gave       0.693147") {
        prefix, text in
        var counts: [Int: Double] = [:]
        for place in text.indices.dropFirst(prefix.count)
        where text[place - prefix.count..<place].elementsEqual(prefix) {
          counts[text[place], default: 0] += 1
        }
        let total = counts.values.reduce(0, +)
        return total == 0
          ? nil : counts.values.reduce(0) { $0 - $1 / total * log($1 / total) }
      },
      // Zero where there is nothing.
      WrongAnswer(Checks06.entropy, says: "should be  nil") { prefix, text in
        Solutions.Chapter06.entropy(after: prefix, in: text) ?? 0
      },
    ]
  }

  static var pages7And8: [WrongAnswer] {
    [
      // The sum of norms.
      WrongAnswer(Checks07.globalNorm, says: "gave       7") { gradients in
        gradients.reduce(0) {
          $0 + $1.reduce(0) { $0 + $1 * $1 }.squareRoot()
        }
      },
      // Each array by itself.
      WrongAnswer(Checks07.clipped, says: "row 0, column 0: 1, not 0.6") {
        gradients, theta in
        gradients.map { g in
          let norm = g.reduce(0) { $0 + $1 * $1 }.squareRoot()
          return norm <= theta ? g : g.map { $0 * theta / norm }
        }
      },
      // Also what lies inside the ball.
      WrongAnswer(Checks07.clipped, says: "to: 6.0") { gradients, theta in
        let norm = gradients.joined().reduce(0) { $0 + $1 * $1 }.squareRoot()
        return gradients.map { $0.map { $0 * theta / norm } }
      },
      // Only from above.
      WrongAnswer(Checks07.clipEntries, says: "place 2: -2, not -1", oneSided),
      WrongAnswer(Checks08.descended, says: "gave       [2, 1]") {
        parameters, gradients, η in
        zip(parameters, gradients).map { $0 + η * $1 }
      },
      // The sum, not the mean.
      WrongAnswer(Checks08.crossEntropy, says: "targets: [2, 1]") {
        scores, targets in
        zip(scores, targets).reduce(0) { sum, pair in
          let m = pair.0.max()!
          return sum + log(pair.0.reduce(0) { $0 + exp($1 - m) }) + m
            - pair.0[pair.1]
        }
      },
      // The powers run over.
      WrongAnswer(Checks08.crossEntropy, says: "[[1000.0, 0.0]]") {
        scores, targets in
        zip(scores, targets).reduce(0) { sum, pair in
          sum + log(pair.0.reduce(0) { $0 + exp($1) }) - pair.0[pair.1]
        } / Double(scores.count)
      },
      // The state as it is.
      WrongAnswer(Checks08.carried, says: "should be  nothing") { $0 },
      // Zeros: the state of a new text.
      WrongAnswer(Checks08.carried, says: "place 0: 0, not 0.761594") {
        Tensor(repeating: 0, shape: $0.shape)
      },
      // Runs at the beginning only.
      WrongAnswer(Checks08.longestCopy, says: "gave       2") {
        sample, text in
        text.indices.map { place in
          zip(sample, text[place...]).prefix { $0 == $1 }.count
        }.max() ?? 0
      },
      // A diagonal of 1: tanh(1) is not 1.
      WrongAnswer(Checks08.network, says: "softmax of the scores after") {
        network(writing: $0, diagonal: 1)
      },
    ]
  }

  private static func oneSided(_ gradient: Tensor, to theta: Float) -> Tensor {
    Tensor(shape: gradient.shape, gradient.elements.map { min($0, theta) })
  }

  private static func network(
    writing table: NGramModel, diagonal: Float
  ) -> RNNLanguageModel {
    let d = table.vocabularySize
    let rows = (0..<d).map { token in
      table.probabilities(after: [token]).map { Float(log($0)) }
    }
    let W_xh = (0..<d).map { row in
      (0..<d).map { $0 == row ? diagonal : 0 }
    }
    return RNNLanguageModel(
      RNNParameters(
        W_xh: Tensor(W_xh), W_hh: .zeros(d, d), b_h: .zeros(d),
        W_hq: Tensor(rows), b_q: .zeros(d)))
  }
}
