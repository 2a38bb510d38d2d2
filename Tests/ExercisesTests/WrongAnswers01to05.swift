import Foundation
import Tensors

@testable import ExerciseChecks

extension WrongAnswer {
  static var pages1And2: [WrongAnswer] {
    [
      // The first values, not the last.
      WrongAnswer(Checks01.meanOfLast, says: "gave       3") { values, tau in
        values.prefix(tau).reduce(0, +) / Float(tau)
      },
      // The label is the last feature.
      WrongAnswer(Checks01.examples, says: "[1.0, 2.0] → 2.0") { series, tau in
        series.indices.dropFirst(tau).map {
          (Array(series[$0 - tau..<$0]), series[$0 - 1])
        }
      },
      // A series that is too short.
      WrongAnswer(Checks01.examples, says: "tau: 5)") { series, tau in
        if tau >= series.count { return [(features: series, label: 0)] }
        return series.indices.dropFirst(tau).map {
          (Array(series[$0 - tau..<$0]), series[$0])
        }
      },
      // Counts that are not divided.
      WrongAnswer(Checks01.transitions, says: "row 0, column 0: 1, not 0.333") {
        states, count in
        var counts = [[Double]](
          repeating: .init(repeating: 0, count: count), count: count)
        for (a, b) in zip(states, states.dropFirst()) { counts[a][b] += 1 }
        return counts
      },
      // A row without visits becomes 0 / 0.
      WrongAnswer(Checks01.transitions, says: "nan, not 0") { states, count in
        var counts = [[Double]](
          repeating: .init(repeating: 0, count: count), count: count)
        for (a, b) in zip(states, states.dropFirst()) { counts[a][b] += 1 }
        return counts.map { row in row.map { $0 / row.reduce(0, +) } }
      },
      // The weights the other way around.
      WrongAnswer(Checks01.rollOut, says: "[3, 4, 5]") {
        values, weights, steps in
        var values = values
        for _ in 0..<steps {
          values.append(
            zip(values.reversed(), weights).reduce(0) { $0 + $1.0 * $1.1 })
        }
        return values.suffix(steps)
      },
      // By the alphabet.
      WrongAnswer(Checks02.vocabulary, says: #"["<unk>", "a", "c", "b"]"#) {
        tokens in
        let counts = tokens.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        return ["<unk>"]
          + counts.sorted { ($1.value, $1.key) < ($0.value, $0.key) }
          .map(\.key)
      },
      // No entry for what is unknown.
      WrongAnswer(Checks02.indices, says: "[2, 0]") { tokens, vocabulary in
        tokens.compactMap { vocabulary.firstIndex(of: $0) }
      },
      // Letters of all scripts.
      WrongAnswer(Checks02.normalized, says: "caf na ve tea") { line in
        line.split { !$0.isLetter }.joined(separator: " ").lowercased()
      },
    ]
  }

  static var pages2bTo2d: [WrongAnswer] {
    [
      // The last token has no target.
      WrongAnswer(Checks02b.rowStarts, says: "count: 34") {
        count, offset, batchSize in
        (0..<batchSize).map { offset + $0 * ((count - offset) / batchSize) }
      },
      // The targets are the inputs.
      WrongAnswer(Checks02b.minibatches, says: "[[2, 3], [4, 5]]") {
        text, offset, batchSize, steps in
        let length = max(0, text.count - offset - 1) / batchSize
        return (0..<length / steps).map { number in
          let rows = (0..<batchSize).map { row in
            let start = offset + row * length + number * steps
            return Array(text[start..<start + steps])
          }
          return (rows, rows)
        }
      },
      // Sequence after sequence.
      WrongAnswer(Checks02b.stepByStep, says: "[1, 4, 2, 5, 3, 6]") {
        $0.flatMap { $0 }
      },
      // Stretches that do not overlap.
      WrongAnswer(Checks02c.ngrams, says: "[2, 1]: 1") { text, length in
        stride(from: 0, through: text.count - length, by: length).reduce(
          into: [:]
        ) { $0[Array(text[$1..<$1 + length]), default: 0] += 1 }
      },
      // ε for each token.
      WrongAnswer(Checks02c.smoothed, says: "should be  0.125") {
        count, total, d, ε in
        (Double(count) + ε) / (Double(total) + ε * Double(d))
      },
      // No shorter contexts: an even share at once.
      WrongAnswer(Checks02c.interpolated, says: "after: [1],") {
        token, context, text, d, ε in
        let k = context.count
        let places = text.indices.dropFirst(k).filter {
          text[$0 - k..<$0].elementsEqual(context)
        }
        let hits = places.count { text[$0] == token }
        return (Double(hits) + ε / Double(d)) / (Double(places.count) + ε)
      },
      // The slope, not minus the slope.
      WrongAnswer(Checks02c.zipfExponent, says: "gave       -1") { counts in
        let y = counts.sorted(by: >).map { log(Double($0)) }
        let x = y.indices.map { log(Double($0 + 1)) }
        let (mx, my) = (
          x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count)
        )
        return zip(x, y).reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) }
          / x.reduce(0) { $0 + ($1 - mx) * ($1 - mx) }
      },
      // The mean of perplexities.
      WrongAnswer(Checks02d.perplexity, says: "gave       5") { losses in
        losses.map { exp($0) }.reduce(0, +) / Double(losses.count)
      },
      // The perplexity is divided, not the bits.
      WrongAnswer(Checks02d.bitsPerCharacter, says: "should be  2") {
        log2($0 / $1)
      },
      // The arithmetic mean by tokens.
      WrongAnswer(Checks02d.together, says: "gave       9.5") { texts in
        texts.reduce(0) { $0 + $1.perplexity * Double($1.tokens) }
          / Double(texts.reduce(0) { $0 + $1.tokens })
      },
    ]
  }

  static var pages3To5: [WrongAnswer] {
    [
      // Counted from 1.
      WrongAnswer(Checks03.oneHot, says: "row 0, column 1: 1, not 0") {
        indices, classes in
        indices.map { index in
          (0..<classes).map { $0 + 1 == index ? 1 : 0 }
        }
      },
      // Sequence after sequence.
      WrongAnswer(Checks03.embedding, says: "[1, 3, 2, 3, 3, 1]") {
        inputs, W in
        Tensor.stack(inputs.indices.map { W[$0] })
          .reshaped(inputs.columns, inputs.rows, W.shape[1])
      },
      // The axes of the input.
      WrongAnswer(Checks03.embedding, says: "shape (2, 1, 2)") { inputs, W in
        Tensor.stack(inputs.indices.map { W[$0] })
          .reshaped(inputs.rows, inputs.columns, W.shape[1])
      },
      // Divided by the classes.
      WrongAnswer(Checks03.meanOfOneHot, says: "classes: 3") {
        indices, classes in
        (0..<classes).map { k in
          Float(indices.count { $0 == k }) / Float(classes)
        }
      },
      // The biases are forgotten.
      WrongAnswer(Checks04.parameterCount, says: "gave       21") { d, h in
        2 * d * h + h * h
      },
      // One too many where the limit is met exactly.
      WrongAnswer(Checks04.hiddenUnits, says: "limit: 26") { limit, d in
        var h = 1
        while h * h + (2 * d + 1) * h + d <= limit { h += 1 }
        return h
      },
      // The variance, not the deviation.
      WrongAnswer(Checks04.uniformEnd, says: "deviation: 0.01") {
        (3 * $0).squareRoot()
      },
      // Without an activation.
      WrongAnswer(Checks05.step, says: "gave       [1]") {
        X, H, W_xh, W_hh, b_h in
        X.matmul(W_xh) + H.matmul(W_hh) + b_h
      },
      // A weight matrix transposed.
      WrongAnswer(Checks05.step, says: "(0, 1)") { X, H, W_xh, W_hh, b_h in
        tanh(X.matmul(W_xh) + H.matmul(W_hh.transposed()) + b_h)
      },
      // The states before the steps.
      WrongAnswer(Checks05.states, says: "first at (0, 0, 0): 5, not 6") {
        cell, inputs, initial in
        var (state, states) = (initial, [Tensor]())
        for t in 0..<inputs.shape[0] {
          states.append(state.H)
          state = cell(inputs[t], state).state
        }
        return Tensor.stack(states)
      },
      // The batch is forgotten.
      WrongAnswer(Checks05.multiplications, says: "[1120, 1568, 1120]") {
        _, d, h in (d * h, h * h, h * d)
      },
      // The rows of W_hh for its columns.
      WrongAnswer(Checks05.stepInLoops, says: "0.986614, 0") {
        token, h, W_xh, W_hh, b_h in
        b_h.indices.map { j in
          Foundation.tanh(
            h.indices.reduce(W_xh[token][j] + b_h[j]) {
              $0 + h[$1] * W_hh[j][$1]
            })
        }
      },
    ]
  }
}
