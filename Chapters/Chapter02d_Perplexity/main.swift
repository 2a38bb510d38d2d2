import Basics
import Chapter
import CommandLineOptions
import TextData

let settings = beginChapter(
  "Chapter02d_Perplexity",
  "Plays chapter 2d: how well a model predicts, and what it must beat.")

do {
  playPerplexity()
  let characters = loadCorpus(settings)
  try playLikelihoods(characters)
  if characters.count >= 15_000 {
    try playBaselines(characters)
    try playLimits(characters)
  } else {
    note(
      "The models are compared on 15,000 characters; the text has "
        + "\(grouped(characters.count)), so this is left out.")
  }
} catch {
  exit(reporting: error)
}
