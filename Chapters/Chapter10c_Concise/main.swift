import Basics
import Chapter
import CommandLineOptions
import Concise
import Foundation
import Tensors

let words = Array(CommandLine.arguments.dropFirst())
if words.first == Part.train.rawValue {
  do {
    try trainConciseModel(Array(words.dropFirst()))
    exit(0)
  } catch {
    exit(reporting: error)
  }
}
let settings = beginChapter(
  "Chapter10c_Concise", "Plays chapter 10c: a language model made of layers.",
  defaults: Settings(), arguments: Settings.arguments,
  options: Settings.options)

do {
  switch settings.part {
  case .page:
    try settings.requireNoFile()
    showEmbedding(seed: settings.seed)
    try showModel(on: loadCorpus(settings), seed: settings.seed)
  case .windows:
    try settings.requireNoFile()
    try trainOnWindows(settings)
  case .cost:
    try settings.requireNoFile()
    try showCost(settings)
  case .train: throw MisplacedPart()
  case .save: try saveModel(settings)
  case .load: try loadModel(settings)
  }
} catch {
  exit(reporting: error)
}
