import Basics
import Chapter
import Tensors
import TextData

let settings = beginChapter(
  "Chapter02b_Minibatches", "Plays chapter 2b: from indices to minibatches.")

// snippet.generator
var generator = SplitMix64(seed: settings.seed)
// snippet.end
playSamplers(using: &generator)
playEpochs(using: &generator)
playPromises(using: &generator)
playNovel(loadCorpus(settings), using: &generator)
