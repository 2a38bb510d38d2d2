import Foundation

/// The pages of a package and the sources that they show.
public struct Book: Sendable {
  /// The folder with Package.swift.
  public let package: URL
  /// The pages, in the order of their names, the README of the package first.
  public let pages: [Page]
  /// The marked regions of all sources, by their reference.
  public let regions: [String: Region]
  let programs: Programs
  /// The texts of the sources, without those of the tests.
  let sources: [String]

  /// Reads all pages and sources.
  ///
  /// - Parameter pagesFolder: the folder with the pages, `book` if nil.
  /// - Throws: a `Problem` for a page or a region that cannot be read.
  public init(
    package: URL, pagesFolder: URL? = nil, programs: Programs
  ) throws {
    self.package = package
    self.programs = programs
    folder = pagesFolder ?? package.appending(path: "book")
    pages = try Self.pages(of: package, folder)
    (regions, sources) = try Self.read(sourcesOf: package)
  }

  /// The folder with the pages.
  let folder: URL

  private static func pages(of package: URL, _ folder: URL) throws -> [Page] {
    guard
      let names = try? FileManager.default.contentsOfDirectory(
        atPath: folder.path)
    else {
      throw Problem(
        "book", 1, "There is no folder “\(folder.path)” with pages to read.")
    }
    let readme = package.appending(path: "README.md")
    var files = names.filter { $0.hasSuffix(".md") }.sorted()
      .map { (path: "book/\($0)", url: folder.appending(path: $0)) }
    // Not `fileExists`, which does not see a link that leads nowhere.
    if (try? readme.checkResourceIsReachable()) == true || isLink(readme) {
      files.insert((path: "README.md", url: readme), at: 0)
    }
    return try files.map { path, url in
      try Page(path: path, data: bytes(of: url, path: path))
    }
  }

  private static func read(sourcesOf package: URL) throws
    -> ([String: Region], [String])
  {
    var regions: [String: Region] = [:]
    var sources: [String] = []
    for top in ["Sources", "Chapters", "Tests"] {
      let folder = package.appending(path: top).resolvingSymlinksInPath()
      let files =
        FileManager.default.enumerator(atPath: folder.path)?
        .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") } ?? []
      for file in files.sorted() {
        let path = "\(top)/\(file)"
        let source = try decoded(
          bytes(of: folder.appending(path: file), path: path), path: path)
        let found = try Region.all(in: source, path: file, file: path)
        for region in found { regions[region.reference] = region }
        if top != "Tests" { sources.append(source) }
      }
    }
    return (regions, sources)
  }

  /// The place of a page on disk.
  func url(of page: Page) -> URL {
    page.path == "README.md"
      ? package.appending(path: page.path)
      : folder.appending(path: String(page.path.dropFirst("book/".count)))
  }

  /// The place on disk of a path that a page links to.
  func url(of path: String, from page: Page) -> URL {
    url(of: page).deletingLastPathComponent().appending(path: path)
      .standardizedFileURL
  }

  /// The chapters whose output stands on a page as a whole, and not line by
  /// line below the regions that printed it.
  var wholeChapters: Set<String> {
    var (whole, inParts): (Set<String>, Set<String>) = ([], [])
    for origin in pages.flatMap(\.fences).compactMap(\.origin) {
      switch origin {
      case .run(let command), .recorded(let command, _):
        whole.insert(String(command.prefix { $0 != " " }))
      case .output(let region):
        inParts.insert(String(region.prefix { $0 != "/" }))
      case .code, .excerpt, .sketch: break
      }
    }
    return whole.subtracting(inParts)
  }

  /// The chapters' programs, in order, and the benchmark, which shows its table.
  var chapters: [String] {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: package.appending(path: "Chapters").path)
    return (names ?? []).filter { $0.hasPrefix("Chapter") || $0 == "Benchmark" }
      .sorted()
  }
}
