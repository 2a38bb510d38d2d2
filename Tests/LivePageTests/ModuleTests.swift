import Foundation
import LivePage
import Testing

@Suite(.serialized, .enabled(if: Built.node != nil, "Node runs the module"))
struct ModuleTests {
  /// The lines that begin with a word, without it.
  func said(_ word: String) throws -> [Substring] {
    try Built.words.get().filter { $0.hasPrefix("\(word) ") }
      .map { $0.dropFirst(word.count + 1) }
  }

  @Test("the module asks for nothing, and has the instructions of vectors")
  func instructions() throws {
    #expect(try said("imports") == ["0"])
    let build = try ModuleBuild(of: Built.package, for: .webAssembly)
    let code = try Built.lines(
      of: Toolchain(workingIn: build.folder).disassembler,
      ["-d", Built.module.get().path])
    let names = code.compactMap { $0.split(separator: "\t").last }
    #expect(names.count { $0.contains("f32x4.mul") } > 500)
    // That no product calls the slow function which adds with one rounding is
    // known already: nothing provides one, and the module was linked.
  }

  @Test("compressed, as servers hand it out, it has less than 150,000 bytes")
  func size() throws {
    let bytes = try Data(contentsOf: Built.module.get())
    let compressed = try Built.lines(
      of: Built.node!,
      [
        "-e",
        """
        const { brotliCompressSync } = require('zlib')
        const module = require('fs').readFileSync(process.argv[1])
        console.log(brotliCompressSync(module).length)
        """, Built.module.get().path,
      ])
    let size = try #require(Int(compressed[0]))
    #expect(size > bytes.count / 10)
    #expect(size < 150_000)
  }

  @Test("the module computes the bits of this machine, rounded as it rounds")
  func bits() throws {
    let build = try ModuleBuild(of: Built.package, for: .native)
    let program = try build.makeProgram(
      Built.package.appending(path: "Tests/LivePageTests/Bits/main.swift"))
    let wanted = try Built.lines(
      of: program,
      [Built.text.path, "\(Built.hiddenUnits)", "\(Built.epochs)"])
    let found = try Built.words.get().filter { $0.first!.isNumber }
    #expect(wanted.count == 4 && Set(wanted).count == 4)
    #expect(found == wanted)
  }

  @Test("what cannot be learnt or continued is refused with a sentence")
  func refusals() throws {
    let refused = try said("refused")
    let beginnings = [
      "There is no text", "The text has no letters A-Z",
      "The text has no letter but “a”", "The text has no letters A-Z",
      "The hidden units must be a number from 1 to 1024, but it is 100000",
      "The text has", "The prefix \"123\" has no letters",
      "The prefix \"Zürich\" cannot be written",
    ]
    #expect(refused.count == beginnings.count)
    for (sentence, beginning) in zip(refused, beginnings) {
      #expect(sentence.hasPrefix("1 \(beginning)"), "\(sentence)")
    }
  }

  @Test("a prefix is continued, and memory stays as it is over 500 epochs")
  func samples() throws {
    let sampled = try #require(try said("sampled").first)
    #expect(sampled.hasPrefix("1 the time "))
    #expect(sampled.count == 2 + "the time ".count + 20)
    #expect(try said("grown") == ["0"])
  }
}
