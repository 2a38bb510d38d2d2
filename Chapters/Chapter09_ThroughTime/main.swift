import Chapter

let settings = beginChapter(
  "Chapter09_ThroughTime", "Plays chapter 9: backpropagation through time.")
showChain()
compareWithTapeAndDifferences(seed: settings.seed)
countCost(seed: settings.seed)
