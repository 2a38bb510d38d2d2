import Chapter
import Corpora
import TextData

/// From a text to indices: the novel as characters and as words.
func playTokens(_ found: CorpusText) throws {
  // snippet.lines
  let lines = normalizedLines(of: found)
  show("lines:", grouped(lines.count))
  for line in lines.prefix(11) where !line.isEmpty { show(line) }
  // snippet.end

  // snippet.tokens
  for kind in TokenKind.allCases {
    let tokens = tokenize([lines[0]], into: kind)[0]
    show("\(kind)s: \(tokens.count)")
    show(tokens.joined(separator: "|"))
  }
  // snippet.end

  // snippet.ties
  for sentence in ["so it will be as it was", "it was so it will be as"] {
    let vocabulary = Vocabulary(tokenize([sentence], into: .word)[0])
    show(vocabulary.tokens.joined(separator: " "))
  }
  // snippet.end

  // snippet.words
  let words = Corpus(found, tokens: .word)
  for (index, token) in words.vocabulary.tokens.prefix(6).enumerated() {
    let count = words.indices.count { $0 == index }
    show(index, token, grouped(count))
  }
  // snippet.end

  // snippet.indices
  let title = tokenize([lines[0]], into: .word)[0]
  for (token, index) in zip(title, words.vocabulary.indices(of: title)) {
    show(token, index)
  }
  // snippet.end

  // snippet.unknown
  show("television:", words.vocabulary["television"])
  show(words.text(of: words.vocabulary.indices(of: ["the", "television"])))
  // snippet.end

  // snippet.reserved
  let sentences = tokenize(
    ["it was late", "the time traveller was not there"], into: .word)
  let marked = Vocabulary(
    sentences.joined(), reservedTokens: ["<pad>", "<bos>", "<eos>"])
  show(marked.tokens.joined(separator: " "))
  let longest = sentences.map(\.count).max()!
  for sentence in sentences {
    let padding = Array(repeating: "<pad>", count: longest - sentence.count)
    let row = ["<bos>"] + sentence + ["<eos>"] + padding
    show(row.joined(separator: " "))
    show(TokenMatrix([marked.indices(of: row)]))
  }
  // snippet.end

  // snippet.counts
  let characters = Corpus(found, tokens: .character)
  show(
    "characters:", grouped(characters.count), "vocabulary:",
    characters.vocabulary.count)
  show(
    "words:", grouped(words.count), "vocabulary:",
    grouped(words.vocabulary.count))
  // snippet.end

  // snippet.never
  show("occurring characters:", Set(characters.indices).count)
  check("<unk> occurs", characters.indices.contains(0), is: false)
  // snippet.end

  // snippet.joining
  let spaced = Corpus(found, tokens: .character, joiningLines: .space)
  for corpus in [characters, spaced] {
    show(grouped(corpus.count), corpus.text.prefix(60))
  }
  show("spaces lost:", grouped(spaced.count - characters.count))
  // snippet.end

  // snippet.decoding
  check("characters", characters.text == lines.joined())
  check("with spaces", spaced.text == words.text + " ")
  // snippet.end

  // snippet.prefix
  let prefix = opening("The Time Traveller, ", in: characters)
  let letters = tokenize([prefix], into: .character)[0]
  show(characters.text(of: characters.vocabulary.indices(of: letters)))
  show(characters.text(of: try characters.indices(ofPrefix: prefix)))
  // snippet.end

  // snippet.empty
  do {
    _ = try characters.indices(ofPrefix: "?!")
  } catch {
    show(error)
  }
  // snippet.end
}
