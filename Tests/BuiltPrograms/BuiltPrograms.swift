import Foundation

/// The folder with the programs that were built together with the tests.
public let builtPrograms: URL = {
  #if canImport(Darwin)
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    return (bundle ?? .main).bundleURL.deletingLastPathComponent()
  #else
    return Bundle.main.bundleURL
  #endif
}()
