import Foundation
import NGrams
import Testing

@Suite struct ZipfFitTests {
  @Test("a power law has its own exponent, whatever the ranks")
  func powerLaw() throws {
    let counts = (1...400).map { Int((1e12 / pow(Double($0), 0.8)).rounded()) }
    for ranks in [nil, 10...100, 200...400] {
      let fit = try ZipfFit(counts, ranks: ranks)
      #expect(abs(fit.exponent - 0.8) < 1e-6)
      #expect(abs(fit.count(atRank: 50) / Double(counts[49]) - 1) < 1e-6)
    }
  }

  @Test("the line has the least squares: no other is closer")
  func leastSquares() throws {
    let counts = [90, 60, 20, 19, 5, 5, 1]
    let fit = try ZipfFit(counts, ranks: 2...6)
    func squares(_ exponent: Double, _ constant: Double) -> Double {
      (2...6).reduce(0) { sum, rank in
        let line = constant - exponent * log(Double(rank))
        return sum + pow(log(Double(counts[rank - 1])) - line, 2)
      }
    }
    let least = squares(fit.exponent, fit.constant)
    for step in [-0.01, 0.01] {
      #expect(squares(fit.exponent + step, fit.constant) > least)
      #expect(squares(fit.exponent, fit.constant + step) > least)
    }
  }

  @Test("ranks beyond the last one are left out, and one rank is no line")
  func ranks() throws {
    #expect(try ZipfFit([9, 5, 3], ranks: 2...1000).ranks == 2...3)
    #expect(throws: NGramError.tooFewRanks(3...1000, available: 3)) {
      try ZipfFit([9, 5, 3], ranks: 3...1000)
    }
    #expect(throws: NGramError.tooFewRanks(1...1, available: 0)) {
      try ZipfFit([])
    }
  }
}
