import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The shapes of an SVG document, read back with an XML parser.
struct DrawnShapes {
  struct Shape {
    let name: String
    let attributes: [String: String]
    var text = ""
    var classes: [Substring] {
      (attributes["class"] ?? "").split(separator: " ")
    }
  }

  /// Nothing if the document is not well-formed.
  let all: [Shape]

  init?(_ document: String) {
    let reader = Reader()
    let parser = XMLParser(data: Data(document.utf8))
    parser.delegate = reader
    guard parser.parse() else { return nil }
    all = reader.shapes
  }

  func named(_ name: String) -> [Shape] { all.filter { $0.name == name } }

  /// The paths that are neither samples of the legend nor anything else.
  var curves: [Shape] {
    // The legend comes first, with one sample for each curve.
    let paths = named("path")
    return Array(paths.suffix(paths.count / 2))
  }

  /// The points of a path, in the order in which they are joined.
  static func points(of path: Shape) -> [(x: Double, y: Double)] {
    (path.attributes["d"] ?? "").split { "MLh".contains($0) }.compactMap {
      let numbers = $0.split(separator: " ").compactMap { Double($0) }
      return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
    }
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var shapes: [Shape] = []
    private var open: [Int] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String,
      namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      open.append(shapes.count)
      shapes.append(Shape(name: name, attributes: attributes))
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      if let index = open.last { shapes[index].text += text }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      open.removeLast()
    }
  }
}
