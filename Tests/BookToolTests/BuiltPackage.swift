import BookTool
import BuiltPrograms
import Corpora
import Foundation
import Synchronization

/// The package that these tests belong to.
let package = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The programs, each played once however often the book is checked.
let programs: Programs = {
  let built = Programs(in: builtPrograms)
  let known = Mutex<[String: Played]>([:])
  return Programs(
    play: { command in
      if let played = known.withLock({ $0[command] }) { return played }
      let played = try built.play(command)
      known.withLock { $0[command] = played }
      return played
    }, refusal: built.refusal)
}()

/// Whether the programs find the novel, which is fetched if it is not there.
let hasNovel: Bool = {
  let found = try? CorpusLookup(in: package, download: download).text()
  switch found?.source {
  case .cache?, .download(_, _, savedTo: _?)?: return true
  default: return false
  }
}()
