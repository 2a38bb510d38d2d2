import Chapter
import CommandLineOptions
import TextData

let settings = beginChapter(
  "Chapter02_TextData", "Plays chapter 2: from a text to indices.")

do {
  // snippet.read
  let found = loadText(settings)
  let lines = found.text.split(whereSeparator: \.isNewline)
  for line in lines.prefix(5) { show(line) }
  // snippet.end

  try playTokens(found)
} catch {
  exit(reporting: error)
}
