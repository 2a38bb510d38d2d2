import Basics
import Chapter

let settings = beginChapter(
  "Chapter10b_Gates", "Plays chapter 10b: the GRU, the LSTM, and stacks.")
var generator = SplitMix64(seed: settings.seed)

figure("10b-rnn.svg", plainCell())
figure("10b-gru.svg", gatedCell())
figure("10b-lstm.svg", longMemoryCell())
showUnits(using: &generator)
showStacks(using: &generator)
showWhatIsLeft(seed: settings.seed)
