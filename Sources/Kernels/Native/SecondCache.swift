import Foundation

/// The bytes of a core's second cache, or a quarter of a megabyte if the system
/// does not tell.
let secondCache: Int = {
  let fewest = 1 << 18
  #if canImport(Glibc)
    return max(fewest, sysconf(Int32(_SC_LEVEL2_CACHE_SIZE)))
  #elseif canImport(Darwin)
    var (bytes, size) = (0, MemoryLayout<Int>.size)
    sysctlbyname("hw.perflevel0.l2cachesize", &bytes, &size, nil, 0)
    return max(fewest, bytes)
  #else
    return fewest
  #endif
}()
