import Basics
import Corpora
import Foundation
import LanguageModels
import RNNCell
import Tensors
import TextData

/// A text that can be learnt: lines of words drawn from a few, so that most
/// characters follow from those before them.
func sampleCorpus(words count: Int = 500) -> Corpus {
  let words = [
    "the", "time", "machine", "traveller", "went", "into", "future", "and",
    "past", "psychologist", "smiled", "quickly",
  ]
  var generator = SplitMix64(seed: 1895)
  let text = (0..<count).map { _ in
    words[generator.integer(below: words.count)]
  }
  return Corpus(text.joined(separator: " "), tokens: .character)
}

/// The novel, if the package has it.
let novel: Corpus? = {
  guard
    let folder = packageFolder(above: URL(filePath: #filePath)),
    let text = try? readText(
      fromFile: folder.appending(path: PublishedText.timeMachine.path).path)
  else { return nil }
  return Corpus(text, tokens: .character)
}()

/// A fresh model from a seed.
func freshModel(
  for corpus: Corpus, hiddenUnits: Int, seed: UInt64 = 1
) -> RNNLanguageModel {
  var generator = SplitMix64(seed: seed)
  return RNNLanguageModel(
    vocabularySize: corpus.vocabulary.count, hiddenUnits: hiddenUnits,
    using: &generator)
}

extension LanguageModel {
  /// The bit patterns of all parameters.
  var bits: [[UInt32]] {
    parameters.map { $0.elements.map(\.bitPattern) }
  }
}

/// The 64-bit FNV-1a hash of numbers, each as four bytes from the lowest to the
/// highest.
func hash(of numbers: some Sequence<UInt32>) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for number in numbers {
    for shift in stride(from: 0, to: 32, by: 8) {
      hash ^= UInt64(number >> UInt32(shift) & 0xFF)
      hash &*= 0x100_0000_01B3
    }
  }
  return hash
}
