import Foundation

/// A server on this machine that gives one answer and goes.
final class SmallServer: Sendable {
  let port: UInt16
  private let listener: Int32

  init() throws {
    #if canImport(Darwin)
      let listener = socket(AF_INET, SOCK_STREAM, 0)
    #else
      let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 1) == 0
          && getsockname(listener, $0, &size) == 0
      }
    }
    guard listener >= 0, isBound else { throw POSIXError(.EADDRNOTAVAIL) }
    self.listener = listener
    port = UInt16(bigEndian: address.sin_port)
  }

  /// Whether this machine can be reached from itself: not where its loopback
  /// interface is down.
  static let isReachable: Bool = {
    var list: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&list) == 0 else { return false }
    defer { freeifaddrs(list) }
    let wanted = Int(IFF_LOOPBACK) | Int(IFF_UP)
    var next = list
    while let interface = next {
      if Int(interface.pointee.ifa_flags) & wanted == wanted { return true }
      next = interface.pointee.ifa_next
    }
    return false
  }()

  var address: URL { URL(string: "http://127.0.0.1:\(port)/tale.txt")! }

  /// Answers the next request, in the background, with these pieces until
  /// they end or nobody wants any more.
  func answer(with pieces: some Sequence<[UInt8]> & Sendable) {
    Thread.detachNewThread { [listener] in
      let client = accept(listener, nil, nil)
      var request = [UInt8](repeating: 0, count: 4096)
      _ = recv(client, &request, request.count, 0)
      for piece in pieces {
        // No signal where the other side has gone.
        #if canImport(Darwin)
          let flags: Int32 = 0
        #else
          let flags = Int32(MSG_NOSIGNAL)
        #endif
        if send(client, piece, piece.count, flags) < 0 { break }
      }
      close(client)
      close(listener)
    }
  }
}
