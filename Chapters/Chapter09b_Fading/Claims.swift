import Chapter

/// What reading a text of so many steps costs.
struct StepCost {
  let steps: Int
  let microsecondsPerToken: Double
  /// Beyond those of the program before it measures.
  let megabytes: Double
}

/// What the page says of time and memory, whatever the machine.
func stepClaims(blocks: [StepCost], whole: [StepCost]) -> [Claim] {
  func isSteady(_ costs: [StepCost]) -> Bool {
    let times = costs.map(\.microsecondsPerToken)
    return times.max()! < 4 * times.min()!
  }
  return [
    Claim(
      "the time of a token does not depend on the steps",
      isSteady(blocks) && isSteady(whole)),
    Claim(
      "a token takes longer in one piece than in blocks",
      zip(blocks, whole).allSatisfy {
        $0.microsecondsPerToken < $1.microsecondsPerToken
      }),
    Claim(
      "in one piece the memory is proportional to the steps",
      zip(whole, whole.dropFirst()).allSatisfy { one, next in
        let growth = next.megabytes / one.megabytes
        let ratio = Double(next.steps) / Double(one.steps)
        return growth > 0.6 * ratio && growth < 1.6 * ratio
      }),
    Claim(
      "blocks take less than a tenth of the memory of one piece",
      blocks.last!.megabytes < whole.last!.megabytes / 10),
  ]
}
