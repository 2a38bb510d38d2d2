import Chapter
import CommandLineOptions
import Foundation

let words = Array(CommandLine.arguments.dropFirst())
// Training is what happens without one of these words.
let tasks: [String: ([String]) throws -> Void] = [
  "tree": playTree, "batches": compareBatches, "gradient": writeGradient,
  "scaling": measureScaling, "measure": measure, "model": showScaling,
]
do {
  if let task = tasks[words.first ?? ""] {
    try task(Array(words.dropFirst()))
  } else {
    try trainTogether()
  }
} catch {
  exit(reporting: error)
}
