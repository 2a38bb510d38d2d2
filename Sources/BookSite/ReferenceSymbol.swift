import Foundation

extension Reference {
  /// Something that a module declares for its users.
  struct Symbol: Equatable {
    /// “Tensor.softmax()”
    let name: String
    /// The file and the line that declare it: “/…/Softmax.swift:12”.
    let place: String
    /// Whether a comment explains it: its own, or that of a protocol whose
    /// requirement it meets.
    let isDocumented: Bool

    /// Those of a symbol graph that stand in a source. What the compiler adds,
    /// such as the == of an enumeration, has no place.
    static func all(inGraph data: Data) throws -> [Symbol] {
      let graph = try JSONDecoder().decode(Graph.self, from: data)
      let inheriting = Set(
        graph.relationships.filter { $0.sourceOrigin != nil }.map(\.source))
      return graph.symbols.compactMap { symbol in
        guard let location = symbol.location else { return nil }
        return Symbol(
          name: symbol.pathComponents.joined(separator: "."),
          place: "\(location.uri.replacing("file://", with: "")):"
            + "\(location.position.line + 1)",
          isDocumented: symbol.docComment != nil
            || inheriting.contains(symbol.identifier.precise))
      }
    }
  }

  /// The part of the compiler's JSON that is read here.
  private struct Graph: Decodable {
    struct Node: Decodable {
      struct Identifier: Decodable { let precise: String }
      struct Location: Decodable {
        struct Position: Decodable { let line: Int }
        let uri: String
        let position: Position
      }
      struct Comment: Decodable {}
      let identifier: Identifier
      let pathComponents: [String]
      let location: Location?
      let docComment: Comment?
    }
    struct Edge: Decodable {
      struct Origin: Decodable {}
      let source: String
      let sourceOrigin: Origin?
    }
    let symbols: [Node]
    let relationships: [Edge]
  }
}
