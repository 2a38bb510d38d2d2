import Chapter
import Tensors
import TextData

let settings = beginChapter(
  "Chapter02_TextData", "Plays chapter 2: from a text to minibatches.")

// snippet.read
let text = loadText(settings)
for line in text.split(whereSeparator: \.isNewline).prefix(5) { show(line) }
// snippet.end

// snippet.lines
let lines = normalizedLines(of: text)
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
let words = Corpus(text, tokens: .word)
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

// snippet.counts
let characters = Corpus(text, tokens: .character)
show(
  "characters:", grouped(characters.count), "vocabulary:",
  characters.vocabulary.count)
show(
  "words:", grouped(words.count), "vocabulary:",
  grouped(words.vocabulary.count))
// snippet.end

// snippet.never
show("occurring characters:", Set(characters.indices).count)
show("<unk> occurs:", characters.indices.contains(0))
// snippet.end

// snippet.joining
let spaced = Corpus(text, tokens: .character, joiningLines: .space)
for corpus in [characters, spaced] {
  show(grouped(corpus.count), corpus.text.prefix(60))
}
show("spaces lost:", grouped(spaced.count - characters.count))
// snippet.end

// snippet.decoding
show("characters:", characters.text == lines.joined())
show("with spaces:", spaced.text == words.text + " ")
// snippet.end

// snippet.prefix
let prefix = "The Time Traveller, "
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

// snippet.pair
var generator = SplitMix64(seed: settings.seed)
let numbers = Array(0..<35)
let sequential = SequentialSampler(batchSize: 2, steps: 5)
  .minibatches(of: numbers, using: &generator)
show(sequential[0].inputs)
show(sequential[0].targets)
// snippet.end

// snippet.sequential
for minibatch in sequential { show(inputs(of: minibatch)) }
// snippet.end

// snippet.random
var random: [Minibatch] = []
for epoch in 1...2 {
  random = RandomSampler(batchSize: 2, steps: 5)
    .minibatches(of: numbers, using: &generator)
  show("epoch", epoch)
  for minibatch in random { show(inputs(of: minibatch)) }
}
// snippet.end
figure("02-minibatches.svg", cutText(sequential, random, of: numbers))

// snippet.inputs
/// The inputs of a minibatch on one line, its rows side by side.
func inputs(of minibatch: Minibatch) -> String {
  (0..<minibatch.batchSize).map { row in
    minibatch.inputs.row(row)
      .map { $0 < 10 ? " \($0)" : "\($0)" }.joined(separator: " ")
  }
  .joined(separator: "  |  ")
}
// snippet.end

// snippet.epoch
let positions = Array(0..<10_000)

/// The minibatches of one epoch, 32 sequences of 35 steps each.
func epoch(
  _ sampling: Sampling, using generator: inout SplitMix64
) -> [Minibatch] {
  sampling.sampler(batchSize: 32, steps: 35)
    .minibatches(of: positions, using: &generator)
}
// snippet.end

// snippet.offsets
let epochs = (0..<300).map { _ in epoch(.sequential, using: &generator) }
let offsets = Set(epochs.map { $0[0].inputs[0, 0] })
show(offsets.count, "offsets:", offsets.min()!, "to", offsets.max()!)
// snippet.end

// snippet.skipped
for sampling in Sampling.allCases {
  let epochs = (0..<300).map { _ in epoch(sampling, using: &generator) }
  let tokens = epochs.map { $0.reduce(0) { $0 + $1.tokenCount } }
  show(
    "\(sampling): minibatches", distinct(epochs.map(\.count)), "tokens",
    distinct(tokens))
}
// snippet.end

// snippet.reached
for sampling in Sampling.allCases {
  var read: Set<Int> = []
  for _ in 0..<300 {
    for minibatch in epoch(sampling, using: &generator) {
      read.formUnion(minibatch.inputs.indices)
    }
  }
  let never = positions.count - read.count
  show("\(sampling): read", grouped(read.count), "never read", never)
}
// snippet.end

// snippet.distinct
/// The different numbers among these, in order.
func distinct(_ numbers: [Int]) -> String {
  Set(numbers).sorted().map(grouped).joined(separator: ", ")
}
// snippet.end

// snippet.targets
for sampling in Sampling.allCases {
  let follow = epoch(sampling, using: &generator).allSatisfy { minibatch in
    zip(minibatch.inputs.indices, minibatch.targets.indices)
      .allSatisfy { input, target in target == input + 1 }
  }
  show("\(sampling): every target is the next input:", follow)
}
// snippet.end

// snippet.adjoining
for sampling in Sampling.allCases {
  let minibatches = epoch(sampling, using: &generator)
  let adjoin = zip(minibatches, minibatches.dropFirst()).allSatisfy {
    minibatch, next in
    (0..<minibatch.batchSize).allSatisfy { row in
      next.inputs[row, 0] == minibatch.targets[row, minibatch.steps - 1]
    }
  }
  show("\(sampling): each row goes on where it stopped:", adjoin)
}
// snippet.end

// snippet.overlap
let minibatches = epoch(.random, using: &generator)
let inputsRead = minibatches.flatMap(\.inputs.indices)
show("no input twice:", Set(inputsRead).count == inputsRead.count)
let starts = minibatches.flatMap { minibatch in
  (0..<minibatch.batchSize).map { row in minibatch.inputs[row, 0] }
}
show("whole windows apart:", Set(starts.map { $0 % 35 }).count == 1)
// snippet.end
