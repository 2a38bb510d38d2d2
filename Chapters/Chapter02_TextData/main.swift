import Chapter
import Tensors
import TextData

let settings = beginChapter(
  "Chapter02_TextData", "Plays chapter 2: from a text to minibatches.")

let text = loadText(settings)
let lines = normalizedLines(of: text)
show("lines:", grouped(lines.count))
show(lines[0])
show(lines[min(10, lines.count - 1)])

for line in tokenize(lines, into: .word).prefix(11) where !line.isEmpty {
  show(line)
}

let words = Corpus(text, tokens: .word)
show(words.vocabulary.tokens.prefix(10).joined(separator: " "))
for frequency in words.vocabulary.frequencies.prefix(10) {
  show(frequency.token, frequency.count)
}

let firstLine = tokenize([lines[0]], into: .word)[0]
show(firstLine)
show(words.vocabulary.indices(of: firstLine))

let characters = Corpus(text, tokens: .character)
let spaced = Corpus(text, tokens: .character, joiningLines: .space)
show("characters:", grouped(characters.count), characters.vocabulary.count)
show("words:", grouped(words.count), words.vocabulary.count)
show("with a space after each line:", grouped(spaced.count))

var generator = SplitMix64(seed: settings.seed)
let numbers = Array(0..<35)
for sampling in Sampling.allCases {
  show(sampling.rawValue)
  let sampler = sampling.sampler(batchSize: 2, steps: 5)
  for minibatch in sampler.minibatches(of: numbers, using: &generator) {
    show("inputs:")
    show(minibatch.inputs)
    show("targets:")
    show(minibatch.targets)
  }
}
