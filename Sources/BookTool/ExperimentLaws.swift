/// What must hold of the experiments of chapter 11, whatever the machine: the
/// claims of the page about each of them.
struct ExperimentLaws {
  let violations: [String]

  /// - Parameters:
  ///   - output: what the experiment printed.
  ///   - name: the experiment.
  init(_ output: String, of name: String) {
    let table = ExperimentTable(output)
    guard let laws = Self.laws[name] else {
      violations = ["No law is known for the experiment “\(name)”."]
      return
    }
    violations = laws.filter { !$0.holds(table) }.map {
      "\(name): \($0.claim)"
    }
  }

  private struct Law: Sendable {
    let claim: String
    let holds: @Sendable (ExperimentTable) -> Bool

    init(
      _ claim: String, _ holds: @escaping @Sendable (ExperimentTable) -> Bool
    ) {
      (self.claim, self.holds) = (claim, holds)
    }
  }

  private static let laws: [String: [Law]] = [
    "one-hot": [
      Law("product and lookup must agree in every bit.") {
        $0.lines.count { $0.contains(": 0 of ") } == 2
      }
    ],
    "embedding": [
      isSpread,
      Law("larger embeddings must be better, and any better than one-hot.") {
        table in
        let names = ["one-hot"] + [4, 8, 16, 32, 64].map { "embedding, \($0)" }
        let medians = names.map { table[$0, 1] }
        return zip(medians, medians.dropFirst()).allSatisfy(>)
      },
      Law("the folded table must lie between one-hot and the embedding.") {
        $0["embedding, 64", 1] < $0["one-hot, folded 64", 1]
          && $0["one-hot, folded 64", 1] < $0["one-hot", 1]
      },
    ],
    "sampling": [isSpread],
    "units": [
      isSpread,
      Law("with equal numbers every gated model must beat every plain one.") {
        table in
        ["gru", "lstm"].allSatisfy {
          table["\($0), equal numbers", 4] < table["rnn", 3]
        }
      },
    ],
    "search": [
      Law("what is chosen must be the lowest in validation.") { table in
        let tried = table.rows.filter {
          $0.name.split(separator: ",").count >= 3
        }
        let least = tried.min { $0.numbers[0] < $1.numbers[0] }
        // Behind the name come the epochs.
        let chosen = "chosen: \(least?.name ?? "?"), "
        return table.lines.contains { line in
          line.hasPrefix(chosen)
            && line.dropFirst(chosen.count).first?.isNumber == true
        }
      },
      Law("the network must stay above the model that counts.") { table in
        table["recurrent network", 1]
          > (table.rows.first { $0.name.hasPrefix("best") }?.numbers.first
            ?? .infinity)
      },
    ],
    "detach": [
      Law("the graph must grow from cut to cut.") { table in
        let sizes = table.rows.compactMap { $0.numbers.dropFirst(2).first }
        return sizes.count == 4 && zip(sizes, sizes.dropFirst()).allSatisfy(<)
      }
    ],
    "clip": [
      Law("at the two small rates clipping must change nothing.") {
        $0["1, to 1", 0] == $0["1, none", 0]
          && $0["2, to 1", 0] == $0["2, none", 0]
          && $0["1, none", 2] < 1
      },
      Law("from rate 4 on, it must be far worse without clipping.") { table in
        ["4", "8", "16"].allSatisfy {
          table["\($0), none", 1] > 1000 * table["\($0), to 1", 1]
        }
      },
    ],
    "relu": [
      Law("the norm must leave the ball of clipping, unlike that of tanh.") {
        $0["1, none", 2] > 1
      },
      Law("at the greatest rate clipping must decide whether a run ends.") {
        $0["8, none", 3] > 0 && $0["8, to 1", 3] == 0
      },
    ],
    "decode": [
      Law("power 2 and temperature 0.5 must be the same.") {
        $0["power 2", 1] == $0["temperature 0.5", 1]
      },
      Law("greedy decoding must repeat itself most.") { table in
        table.rows.allSatisfy { $0.numbers[0] >= table["greedy", 0] }
      },
      Law("perplexity must rise with the temperature.") {
        $0["greedy", 1] < $0["temperature 0.5", 1]
          && $0["temperature 0.5", 1] < $0["temperature 1", 1]
          && $0["temperature 1", 1] < $0["temperature 1.5", 1]
      },
    ],
    "context": [
      Law("twenty characters must be better than one, for every model.") {
        table in
        (0..<4).allSatisfy { table["20", $0] < table["1", $0] }
      },
      Law("after ten characters no network may gain a hundredth more.") {
        table in
        (0..<3).allSatisfy { table["50", $0] > 0.99 * table["10", $0] }
      },
    ],
    "text": [
      Law("what was learnt from a text must fit that text better.") { table in
        ["network, learnt from", "counts of"].allSatisfy { name in
          let rows = table.rows.filter { $0.name.hasPrefix(name) }
            .map(\.numbers)
          return rows.count == 2 && rows[0][0] < rows[1][0]
            && rows[1][1] < rows[0][1]
        }
      },
      Law("the model that counts must be below the network everywhere.") {
        table in
        let rows = table.rows.map(\.numbers).filter { $0.count == 2 }
        return rows.count == 4
          && [0, 2].allSatisfy { i in
            zip(rows[i + 1], rows[i]).allSatisfy { $0 < $1 && $1 < 28 }
          }
      },
    ],
    "perplexity": [
      Law("the reciprocal of the geometric mean must be the perplexity.") {
        table in
        let exp = table.values(of: "exp of the mean of -log p")
        return exp.count == 2
          && exp == table.values(of: "1 / geometric mean of p")
          && exp[0] == 4
      },
      Law("the other means must enclose the perplexity.") { table in
        let low = table.values(of: "1 / arithmetic mean of p")
        let high = table.values(of: "1 / harmonic mean of p")
        let exp = table.values(of: "exp of the mean of -log p")
        return low.count == 2 && high.count == 2
          && (0..<2).allSatisfy { low[$0] < exp[$0] && exp[$0] < high[$0] }
      },
    ],
  ]

  /// The last numbers of each row are median, least and most, and perhaps an
  /// epoch: better than guessing, and in their order.
  private static let isSpread = Law(
    "the medians must lie between least and most, and below 28."
  ) { table in
    guard let header = table.lines.first(where: { $0.contains("median") })
    else { return false }
    let names = header.split(separator: " ")
    // Where the median stands, counted from the end.
    let back = names.count - names.firstIndex(of: "median")!
    let rows = table.rows.filter { $0.numbers.count >= back }
    return !rows.isEmpty
      && rows.allSatisfy { row in
        let cells = row.numbers.suffix(back).prefix(3).map { $0 }
        return cells[1] <= cells[0] && cells[0] <= cells[2] && cells[0] < 28
      }
  }
}

/// The lines of a printed table: a name, two spaces or more, and numbers.
struct ExperimentTable {
  let lines: [Substring]
  let rows: [(name: String, numbers: [Double])]

  init(_ output: String) {
    lines = output.split(separator: "\n")
    rows = lines.compactMap { line in
      let line = line.drop { $0 == " " }
      guard let end = line.firstRange(of: "  ") else { return nil }
      let numbers = line[end.upperBound...].split(separator: " ").compactMap {
        $0 == "infinite" ? Double.infinity : Double($0.filter { $0 != "," })
      }
      return numbers.isEmpty
        ? nil : (name: String(line[..<end.lowerBound]), numbers: numbers)
    }
  }

  /// A number of the first row with a name; not a number if there is none.
  subscript(name: String, column: Int) -> Double {
    guard let row = rows.first(where: { $0.name == name }),
      row.numbers.indices.contains(column)
    else { return .nan }
    return row.numbers[column]
  }

  /// The first numbers of all rows with a name.
  func values(of name: String) -> [Double] {
    rows.filter { $0.name == name }.map { $0.numbers[0] }
  }
}
