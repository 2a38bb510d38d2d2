import Chapter
import CommandLineOptions
import TextData

let settings = beginChapter(
  "Chapter02_TextData", "Plays chapter 2: from a text to minibatches.")

do {
  // snippet.read
  let found = loadText(settings)
  let lines = found.text.split(whereSeparator: \.isNewline)
  for line in lines.prefix(5) { show(line) }
  // snippet.end

  let (characters, words) = try playTokens(found)
  let (phrases, strings) = try playCounting(words, characters)
  try playEstimates(characters)
  try playWriting(
    characters, strings, words, phrases, seed: settings.seed)
  playPerplexity()
  try playLikelihoods(characters, strings)
  if characters.count >= 15_000 {
    try playBaselines(characters)
    try playLimits(characters)
  } else {
    note(
      "The models are compared on 15,000 characters; the text has "
        + "\(grouped(characters.count)), so this is left out.")
  }
  playMinibatches(characters, seed: settings.seed)
} catch {
  exit(reporting: error)
}
