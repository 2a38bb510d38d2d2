import Chapter
import CommandLineOptions
import Foundation

let words = Array(CommandLine.arguments.dropFirst())
let tasks: [String: ([String]) throws -> Void] = [
  "tree": playTree
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
