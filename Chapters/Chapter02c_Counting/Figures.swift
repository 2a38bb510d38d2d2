import Basics
import Foundation
import NGrams
import Plotting
import TextData

/// The counts of words, pairs and triples over their ranks, with the lines
/// fitted to the ranks 10 to 1,000.
func rankedCounts(_ counts: NGramCounts) throws -> LineChart {
  let names = ["1 word", "2 words", "3 words"]
  let ranked = (1...3).map { counts.rankedCounts(ofLength: $0) }
  let curves = zip(names, ranked).map { name, ranked in
    Series(
      name,
      points: spread(ranked.count).map { (Double($0), Double(ranked[$0 - 1])) })
  }
  let lines = try zip(names, ranked).map { name, ranked in
    let fit = try ZipfFit(ranked, ranks: 10...1000)
    let ends = [fit.ranks.lowerBound, fit.ranks.upperBound]
    return Series(
      "fitted, α = \(fit.exponent.decimals(2))",
      points: ends.map { (Double($0), fit.count(atRank: $0)) }, as: .dashed)
  }
  return LineChart(
    title: "How often the n-grams of the novel occur",
    x: Axis("rank", scale: .logarithmic),
    y: Axis("count", scale: .logarithmic, range: 1...3000),
    series: curves + lines)
}

/// The ranks up to the last, thinned out to equal steps of their logarithm.
private func spread(_ last: Int) -> [Int] {
  var ranks = [1]
  while ranks.last! < last {
    ranks.append(min(last, max(ranks.last! + 1, ranks.last! * 51 / 50)))
  }
  return ranks
}
