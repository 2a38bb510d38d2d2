import Basics
import Chapter
import CommandLineOptions
import TextData

let settings = beginChapter(
  "Chapter02c_Counting", "Plays chapter 2c: language models that count.")

do {
  // snippet.corpora
  let found = loadText(settings)
  let characters = Corpus(
    found, tokens: .character, joiningLines: settings.joining)
  let words = Corpus(found, tokens: .word)
  // snippet.end

  let (phrases, strings) = try playCounting(words, characters)
  try playEstimates(characters)
  try playWriting(
    characters, strings, words, phrases, seed: settings.seed)
} catch {
  exit(reporting: error)
}
