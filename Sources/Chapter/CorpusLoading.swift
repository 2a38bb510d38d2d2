import CommandLineOptions
import Corpora
import TextData
import Transcripts

/// The text that a chapter reads, looked up in the order of `CorpusLookup`.
///
/// Which text it is goes to standard error. If there is none, the program ends
/// with a sentence.
public func loadText(_ settings: some ChapterSettings) -> String {
  do {
    let found = try CorpusLookup(download: download)
      .text(fromFile: settings.corpus)
    note("\(found.source)")
    if case .book = found.source { Transcript.add(.missingNovel) }
    return found.text
  } catch {
    exit(reporting: error)
  }
}

/// The characters of the text that a chapter reads, as indices.
public func loadCorpus(_ settings: some ChapterSettings) -> Corpus {
  Corpus(loadText(settings), tokens: .character)
}
