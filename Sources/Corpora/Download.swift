import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Why nothing could be fetched.
public struct DownloadError: Error, Equatable, CustomStringConvertible {
  /// What happened, without a full stop, to be quoted in a sentence.
  public let description: String
}

/// Fetches the bytes at an address, or gives up soon: after 3 seconds in
/// which nothing arrives, and after 10 seconds in all.
///
/// - Throws: A `DownloadError` that says what happened.
public func download(_ address: URL) throws -> Data {
  let configuration = URLSessionConfiguration.ephemeral
  configuration.timeoutIntervalForRequest = 3
  configuration.timeoutIntervalForResource = 10
  let session = URLSession(configuration: configuration)
  defer { session.invalidateAndCancel() }

  let outcome = Mutex<Result<Data, DownloadError>>(
    .failure(DownloadError(description: "No answer within 10 seconds")))
  let arrival = DispatchSemaphore(value: 0)
  session.dataTask(with: address) { data, response, error in
    let result = result(of: data, response, error)
    outcome.withLock { $0 = result }
    arrival.signal()
  }.resume()
  _ = arrival.wait(timeout: .now() + 10)
  return try outcome.withLock { $0 }.get()
}

/// The bytes, if the server answered with them.
private func result(
  of data: Data?, _ response: URLResponse?, _ error: (any Error)?
) -> Result<Data, DownloadError> {
  if let error {
    return .failure(DownloadError(description: reason(for: error)))
  }
  let status = (response as? HTTPURLResponse)?.statusCode ?? 0
  guard let data, status == 200 else {
    return .failure(
      DownloadError(description: "The server answered with status \(status)"))
  }
  return .success(data)
}

private func reason(for error: any Error) -> String {
  if (error as? URLError)?.code == .timedOut { return "No answer in time" }
  let words = error.localizedDescription
  return words.hasSuffix(".") ? String(words.dropLast()) : words
}
