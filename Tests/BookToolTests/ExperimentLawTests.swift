import Testing

@testable import BookTool

/// The laws of the experiments' records, each broken on purpose.
@Suite struct ExperimentLawTests {
  private func clipping(atRate1: Int = 0, at16: Int = 3) -> [String] {
    ExperimentLaws(
      """
      rate, clipping                  best       worst        norm  not finite
      1, to 1                        10.66       18.54        1.21      0 of 3
      1, none                        10.66       18.54        1.28 \(atRate1) of 3
      16, none                    infinite    infinite        9.99 \(at16) of 3
      """, of: "clip"
    ).violations
  }

  @Test("the record of clipping: the greatest rate diverges, the least not")
  func clippingLaws() {
    #expect(clipping() == [])
    #expect(clipping(atRate1: 1).count == 1)
    #expect(clipping(at16: 0).count == 1)
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
