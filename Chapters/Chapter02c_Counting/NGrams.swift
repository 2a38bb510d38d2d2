import Basics
import Chapter
import NGrams
import TextData

/// N-grams printed as words, how many there are, and Zipf's law.
///
/// - Returns: the n-grams of words and of characters, up to order 5.
func playCounting(
  _ words: Corpus, _ characters: Corpus
) throws -> (phrases: NGramCounts, strings: NGramCounts) {
  // snippet.ngrams
  let phrases = try NGramCounts(of: words, order: 5)
  let columns = (1...3).map { phrases.mostFrequent(10, ofLength: $0) }
  for rank in 0..<columns.map(\.count).min()! {
    let cells = columns.map { column in
      let (name, count) = (
        words.text(of: column[rank].tokens), column[rank].count
      )
      return name + (" " + grouped(count)).right(22 - name.count)
    }
    show("\(rank + 1)".right(2), cells.joined(separator: "   "))
  }
  // snippet.end

  // snippet.possible
  let strings = try NGramCounts(of: characters, order: 5)
  for length in 1...5 {
    let found = [strings, phrases].map {
      grouped($0.rankedCounts(ofLength: length).count)
    }
    show("\(length): characters", found[0], "words", found[1])
  }
  let different = phrases.rankedCounts(ofLength: 1).count
  show("possible pairs of words:", grouped(different * different))
  // snippet.end

  // snippet.zipf
  for length in 1...3 {
    let ranked = phrases.rankedCounts(ofLength: length)
    let all = try ZipfFit(ranked)
    let middle = try ZipfFit(ranked, ranks: 10...1000)
    let once = 100 * Double(ranked.count { $0 == 1 }) / Double(ranked.count)
    show(
      "\(length): α =", decimal(all.exponent), "over all ranks,",
      decimal(middle.exponent), "over the ranks 10 to 1,000;",
      "\(decimal(once, 1))% occur once")
  }
  // snippet.end
  figure("02c-zipf.svg", try rankedCounts(phrases).svg)
  return (phrases, strings)
}
