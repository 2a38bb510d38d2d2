import Chapter

let settings = beginChapter(
  "ChapterB_Kernel",
  "Plays appendix B: a matrix product in seven steps, timed.")
announceMeasurement()
let machine = Machine(threads: settings.threads)

// snippet.products
// The hidden state times its weights, for a batch of 32 (chapter 5).
machine.timeSteps(rows: 32, inner: 512, columns: 512, seed: settings.seed)
// A product whose right-hand side is too large for the first two caches.
machine.timeSteps(rows: 128, inner: 768, columns: 768, seed: settings.seed)
// Prediction: the weights meet a single row.
machine.timeRow(inner: 512, columns: 512, seed: settings.seed)
// snippet.end
