import BookTool
import Foundation
import Testing

/// A page, what stands there, and a lie that is put in its place.
struct Lie: CustomTestStringConvertible, Sendable {
  let page, old, new: String

  init(_ page: String, _ old: String, _ new: String) {
    (self.page, self.old, self.new) = (page, old, new)
  }

  /// The path of the page in the package.
  private var path: String {
    page.contains("README.md") ? page : "book/\(page)"
  }

  var testDescription: String { "\(page): “\(old)” to “\(new)”" }

  /// The problems of the page with the lie.
  func problems() throws -> [String] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "lie-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = FileManager.default
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["book", "LICENSE", "Package.swift", "README.md"] {
      try files.copyItem(
        at: package.appending(path: name), to: folder.appending(path: name))
    }
    for name in ["Sources", "Chapters", "Tests"] {
      try files.createSymbolicLink(
        at: folder.appending(path: name),
        withDestinationURL: package.appending(path: name))
    }
    let file = folder.appending(path: path)
    let text = try String(contentsOf: file, encoding: .utf8)
    if old != new {
      let place = try #require(text.range(of: old), "\(page) has no “\(old)”")
      try text.replacingCharacters(in: place, with: new)
        .write(to: file, atomically: true, encoding: .utf8)
    }
    return try Book(package: folder, programs: programs)
      .checkProse(ofPageAt: path).map(\.description)
  }
}

/// Lies of every kind that once went through. None needs a chapter's program
/// to be played.
///
/// What no check can see: a reason for a literal that is wrong together with
/// its number; words without numbers (“faster” for “slower”); the text in a
/// sketch; what the contents in the README of the package say a page is about;
/// what a word of the glossary means; an argument that a program looks up only
/// when it runs (`Chapter11_Experiments clips`).
@Suite struct LieTests {
  private static let lies: [Lie] = numbers + names + tables + commands

  private static let numbers = [
    // Numbers that stand elsewhere on the page.
    Lie("05-rnn-cell.md", "ten rows", "28 rows"),
    Lie("05-rnn-cell.md", "the 28 entries", "the 512 entries"),
    Lie("05-rnn-cell.md", "with 512 hidden units:", "with 10 hidden units:"),
    Lie("05-rnn-cell.md", "at 512 hidden", "at 28 hidden"),
    Lie("05-rnn-cell.md", "get in 100 steps", "get in 512 steps"),
    Lie("README.md", "batch 32, 35 steps", "batch 35, 32 steps"),
    Lie("README.md", "512 hidden units, the", "32 hidden units, the"),
    Lie("README.md", "batches of 1,024", "batches of 1,000"),
    Lie("README.md", "predicts 1,000", "predicts 10,000"),
    // Small numbers and words.
    Lie("05-rnn-cell.md", "between -1 and 1", "between 0 and 1"),
    Lie("05-rnn-cell.md", "between -1 and 1", "between -1 and 2"),
    Lie("05-rnn-cell.md", "ten rows", "twenty rows"),
    Lie("05-rnn-cell.md", "The same five arrays", "The same four arrays"),
    Lie("05-rnn-cell.md", "over three steps", "over four steps"),
    Lie("05-rnn-cell.md", "from two things", "from three things"),
    Lie("05-rnn-cell.md", "Two sequences times", "Three sequences times"),
    Lie("05-rnn-cell.md", "times five steps", "times six steps"),
    Lie("05-rnn-cell.md", "## Check: two products", "## Check: three products"),
    Lie("05-rnn-cell.md", "adds five terms", "adds six terms"),
    Lie("05-rnn-cell.md", "one and four.", "one and three."),
    Lie("05-rnn-cell.md", "of step 0, then", "of step 1, then"),
    Lie("05-rnn-cell.md", "two and then three", "three and then two"),
    Lie("README.md", "## Two commands", "## Three commands"),
    Lie("README.md", "trains the model twice", "trains the model thrice"),
    Lie(
      "README.md", "toolchain](https://www.swift.org/install/), 6.2",
      "toolchain](https://www.swift.org/install/), 6.1"),
    Lie("b2-how-fast.md", "in C 1.2 times", "in C 91.2 times"),
    // An excuse whose own number was changed, a cell that was.
    Lie("05-rnn-cell.md", "100, ten: chosen", "200, ten: chosen"),
    Lie("05-rnn-cell.md", "three, three: the copies", "three, two: the copies"),
    Lie(
      "05-rnn-cell.md", "28 = [shapes; \"outputs\"; 2]",
      "28 = [shapes; \"outputs\"; 1]"),
    Lie("05-rnn-cell.md", "28 = [shapes; \"outputs\"; 2]", "28 = 28"),
  ]

  private static let names = [
    // Links whose text names another chapter, and headings.
    Lie(
      "05-rnn-cell.md", "next: [6. Prediction](06-predict.md)",
      "next: [6. Prediction](07-grad-clip.md)"),
    Lie(
      "08-training.md", "next: [8b. Behind the run](08b-behind-the-run.md)",
      "next: [8b. Behind the run](07-grad-clip.md)"),
    Lie(
      "05-rnn-cell.md", "before: [4. Parameters]",
      "before: [3. Parameters]"),
    Lie(
      "05-rnn-cell.md", "before: [4. Parameters]",
      "before: [4. The weights]"),
    Lie(
      "05-rnn-cell.md", "[chapter 3](03-one-hot.md)",
      "[chapter 3](02-text-data.md)"),
    Lie(
      "05-rnn-cell.md", "[chapter 3](03-one-hot.md)",
      "[chapter 2](03-one-hot.md)"),
    Lie("05-rnn-cell.md", "loss of chapter 8", "loss of chapter 18"),
    Lie("05-rnn-cell.md", "# 5. The recurrent cell", "# 6. The recurrent cell"),
    Lie("08-training.md", "# 8. Training", "# 9. Training"),
    Lie("a-tape.md", "# A. Tensors", "# B. Tensors"),
  ]

  private static let tables = [
    // Contents, glossary, notation, shapes, and the speeds of page 10c.
    Lie("README.md", "| 5 | [The recurrent", "| 6 | [The recurrent"),
    Lie(
      "README.md", "[Prediction](book/06-predict.md)",
      "[Prediction](book/07-grad-clip.md)"),
    Lie("README.md", "[`Chapter06_Predict`]", "[`Chapter07_Predict`]"),
    Lie("book/README.md", "| 8 | [Training](08", "| 7 | [Training](08"),
    Lie("book/README.md", "[Gradient clipping](07-", "[Gradient trimming](07-"),
    Lie("book/README.md", "one bad minibatch from", "one bad epoch from"),
    Lie(
      "book/README.md",
      "| perplexity | the exponential of the mean cross-entropy | [2d](02d-perplexity.md)",
      "| perplexity | the exponential of the mean cross-entropy | [4](04-params.md)"
    ),
    Lie(
      "book/README.md",
      "| window | a stretch of text of $T$ tokens | [2b](02b-minibatches.md)",
      "| window | a stretch of text of $T$ tokens | [3](02b-minibatches.md)"),
    Lie("book/README.md", "`vocabularySize`", "`vocabularyLength`"),
    Lie("book/README.md", "`learningRate`", "`stepLength`"),
    Lie(
      "05-rnn-cell.md", "| $`n \\times h`$ | the hidden",
      "| $`h \\times n`$ | the hidden"),
    Lie(
      "05-rnn-cell.md", "| $`d \\times h`$ | weights",
      "| $`h \\times d`$ | weights"),
    Lie("README.md", "155,500 (154,400", "9155,500 (154,400"),
    Lie("README.md", "65,500 (65,100", "165,500 (65,100"),
    Lie("README.md", "TensorFlow 2.21.0, graph", "TensorFlow 2.22.0, graph"),
  ]

  private static let commands = [
    // Options that a program does not have, and records.
    Lie(
      "08b-behind-the-run.md", "--save run.safetensors --log",
      "--sav run.safetensors --log"),
    Lie(
      "10c-concise.md", "--unit lstm --layers 2\n", "--unit lstn --layers 2\n"),
    Lie(
      "09b-why-gradients-fade.md", "Fading --measure\n", "Fading --mesure\n"),
    Lie("authors.md", "book sync --record\n", "book sync --records\n"),
    Lie(
      "08-training.md", "Chapter08_Training --plot 08",
      "Chapter08_Training --hidden 256 --plot 08"),
    Lie(
      "11b-more-experiments.md", " Chapter11_Experiments clip -->",
      " Chapter11_Experiments clip --seed 2 -->"),
    Lie("08-training.md", "perplexity 1.03,", "perplexity 1.02,"),
    Lie(
      "11b-more-experiments.md", "network, learnt from this book         12.62",
      "network, learnt from this book         13.62"),
  ]

  @Test("a lie is found, in its page", arguments: lies)
  func found(lie: Lie) throws {
    let problems = try lie.problems()
    #expect(!problems.isEmpty)
  }

  @Test("without a lie nothing is found")
  func truth() throws {
    for page in Set(Self.lies.map(\.page)).sorted() {
      let problems = try Lie(page, "", "").problems()
      #expect(problems == [], "\(problems)")
    }
  }

  @Test("a record whose checksum was renewed is found when it is played again")
  func forgedRecord() throws {
    let package = try SmallPackage()
    let record = "\n<!-- recorded: Chapter01_Sum -->\n```text\n```\n"
    try package.write(SmallPackage.page + record, to: "book/01-sum.md")
    _ = try package.book().sync(recording: false)
    #expect(try package.book().replay() == [])
    #expect(throws: Problem.self) { try package.book().replay(of: "No") }
    // Signed by the tool itself, and yet not what the program prints.
    try package.write(SmallPackage.page + record, to: "book/01-sum.md")
    _ = try? package.book(printing: "3").sync(recording: false)
    #expect(try package.book().replay().count == 1)
  }

  @Test("measurements are compared without their numbers")
  func measurements() throws {
    let package = try SmallPackage()
    let record = "\n<!-- recorded: Chapter01_Sum -->\n```text\n```\n"
    func book(_ output: String) throws -> Book {
      var played = Played(output: output)
      played.transcript.entries.append(.measurement)
      let measured = played
      return try Book(
        package: package.url, programs: Programs { _ in measured })
    }
    try package.write("# 1. Sums\n" + record, to: "book/01-sum.md")
    _ = try? book("speed 9.5 GFLOP/s").sync(recording: false)
    #expect(try book("speed 10.25 GFLOP/s").replay() == [])
    #expect(try book("time 10.25 GFLOP/s").replay().count == 1)
  }

  @Test("a measured line is compared without its numbers, others with them")
  func measuredLines() throws {
    let package = try SmallPackage()
    let record = "\n<!-- recorded: Chapter01_Sum -->\n```text\n```\n"
    func book(_ sum: Int, _ time: String) throws -> Book {
      var played = Played(output: "sum \(sum)\n\(time)")
      played.transcript.entries.append(.measuredLine(time))
      let measured = played
      return try Book(
        package: package.url, programs: Programs { _ in measured })
    }
    try package.write("# 1. Sums\n" + record, to: "book/01-sum.md")
    _ = try? book(2, "milliseconds: 6, 7").sync(recording: false)
    #expect(try book(2, "milliseconds: 9, 12").replay() == [])
    #expect(try book(3, "milliseconds: 6, 7").replay().count == 1)
    #expect(try book(2, "seconds: 6, 7").replay().count == 1)
  }
}
