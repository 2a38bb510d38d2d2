import Testing

@testable import BookTool

/// The laws of the experiments' records, each broken on purpose.
@Suite struct ExperimentLawTests {
  private func clipping(small: String = "10.50", great: String = "9.9e9")
    -> [String]
  {
    let great = [4, 8, 16].map {
      """
      \($0), to 1          38.40       4.9e4       26.83      0 of 3           -
      \($0), none          9.7e5  \(great)       8.3e4      1 of 3    epoch 32
      """
    }
    return ExperimentLaws(
      """
      rate, clipping         best       worst        norm  not finite    first in
      1, to 1               10.50       17.92        0.85      0 of 3           -
      1, none             \(small)       17.92        0.85      0 of 3           -
      2, to 1               10.53       17.08        0.89      0 of 3           -
      2, none               10.53       17.08        0.89      0 of 3           -
      \(great.joined(separator: "\n"))
      """, of: "clip"
    ).violations
  }

  @Test("the record of clipping: it saves great steps and leaves small ones")
  func clippingLaws() {
    #expect(clipping() == [])
    #expect(clipping(small: "11.50").count == 1)
    #expect(clipping(great: "5.0e4").count == 1)
  }

  private func sampling(median: String = "9.29") -> [String] {
    ExperimentLaws(
      """
      held-out perplexity         median     least      most     epoch
      sequential                    \(median)      9.18      9.58        30
      random                        8.94      8.92      9.08        45
      sequential is lower with 0 of 5 seeds
      """, of: "sampling"
    ).violations
  }

  @Test("the record of a spread: its median lies between least and most")
  func spreadLaws() {
    #expect(sampling() == [])
    #expect(sampling(median: "9.70").count == 1)
    #expect(ExperimentLaws("hello", of: "sampling").violations.count == 1)
    #expect(ExperimentLaws("hello", of: "hello").violations.count == 1)
  }

  @Test("the record of the means: the perplexity is the geometric one")
  func meanLaws() {
    func violations(geometric: String) -> [String] {
      let rows = """
          exp of the mean of -log p          4.000
          1 / geometric mean of p            \(geometric)
          1 / harmonic mean of p             5.000
          1 / arithmetic mean of p           3.200
        """
      return ExperimentLaws(rows + "\n" + rows, of: "perplexity").violations
    }
    #expect(violations(geometric: "4.000") == [])
    #expect(violations(geometric: "4.100").count == 1)
  }
}
