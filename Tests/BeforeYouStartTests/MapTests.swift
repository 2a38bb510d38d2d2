import Foundation
import Testing

@testable import Chapter00_BeforeYouStart

@Suite struct MapTests {
  private let book = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "book")

  private var stations: [Station] { courseMap.flatMap(\.stations) }

  @Test("every page with a number, and the museum, is a station of the map")
  func pages() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: book.path)
      .filter { $0.hasSuffix(".md") }
    let files = names.compactMap { name in
      name.firstMatch(of: /^([0-9]{2}[b-z]?|[a-z][2-9]?)-/).map {
        String($0.1)
      }
    }
    #expect(files.count > 12)
    let known = Set(stations.map(\.file))
    #expect(Set(files).subtracting(known) == [])
    #expect(known.contains("bugs"))
  }

  @Test("there is one small map for each station, and one large one")
  func figures() {
    let names = mapFigures().map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.count == stations.count + 1)
    for name in ["map.svg", "map-00.svg", "map-05.svg", "map-02b.svg"] {
      #expect(names.contains(name))
    }
    for name in ["map-10c.svg", "map-a2.svg", "map-bugs.svg"] {
      #expect(names.contains(name))
    }
  }

  @Test("the present page alone is filled, and its number stands in the field")
  func present() throws {
    for station in stations {
      let drawing = smallMap(at: station)
      let fields = drawing.matches(
        of: /<rect x="([0-9.]+)"[^>]*width="([0-9.]+)"[^>]*class="fill-/)
      try #require(fields.count == 1, "\(station.number)")
      let (x, width) = (Double(fields[0].1)!, Double(fields[0].2)!)
      let texts = drawing.matches(of: /<text x="([0-9.]+)"[^>]*>([^<]+)</)
      #expect(texts.count == stations.count)
      let inside = texts.filter { (x...x + width).contains(Double($0.1)!) }
        .map { String($0.2) }
      #expect(inside.contains(station.number))
      #expect(drawing.contains("You are at \(station.number), "))
    }
  }

  @Test("a small map is 60 pixels high at most where it is 640 wide")
  func size() throws {
    let drawing = smallMap(at: stations[0])
    let size = try #require(
      drawing.firstMatch(of: /viewBox="0 0 ([0-9.]+) ([0-9.]+)"/))
    let (width, height) = (Double(size.1)!, Double(size.2)!)
    #expect(height / width * 640 <= 60)
    // Labels of 13 pixels are at least 11 high on a screen 390 wide.
    #expect(13 * 390 / width >= 11)
  }

  @Test("no two numbers of a small map come close to one another")
  func room() {
    let texts = smallMap(at: stations[0])
      .matches(of: /<text x="([0-9.]+)" y="([0-9.]+)"[^>]*>([^<]+)</)
    for (a, b) in zip(texts, texts.dropFirst()) where a.2 == b.2 {
      let room = Double(b.1)! - Double(a.1)!
      let needed = 8 * Double(a.3.count + b.3.count) / 2
      #expect(room >= needed + 4, "\(a.3) and \(b.3)")
    }
  }
}
