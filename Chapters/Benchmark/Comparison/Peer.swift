import Basics
import Foundation

/// Another engine: its programs lie in the folder `peers`, what they need is
/// installed into a folder outside of the package.
enum Peer: String, CaseIterable, Codable {
  case torch, jax, tensorflow, mlx, onednn, openblas

  /// The name in the table.
  var name: String {
    switch self {
    case .torch: "PyTorch"
    case .jax: "JAX"
    case .tensorflow: "TensorFlow"
    case .mlx: "MLX"
    case .onednn: "oneDNN"
    case .openblas: "C on OpenBLAS"
    }
  }

  /// The packages that pip installs, with the versions that are compared.
  var requirements: [String] {
    switch self {
    case .torch: ["torch==2.13.0", "numpy==2.4.6"]
    case .jax: ["jax==0.10.2", "numpy==2.4.6"]
    case .tensorflow: ["tensorflow-cpu==2.21.0", "numpy==2.4.6"]
    case .mlx: ["mlx==0.32.4", "mlx-cpu==0.32.4", "numpy==2.4.6"]
    case .onednn: ["onednn-devel==2026.1.0"]
    case .openblas: ["scipy-openblas32==0.3.34.481.3"]
    }
  }

  /// Where pip finds builds without parts for graphics processors.
  var index: [String] {
    self == .torch
      ? ["--extra-index-url", "https://download.pytorch.org/whl/cpu"] : []
  }

  /// The source of a peer that is compiled, not interpreted.
  var compiledSource: String? {
    switch self {
    case .onednn: "peer_onednn.cpp"
    case .openblas: "peer_openblas.c"
    default: nil
    }
  }

  /// Variables that hold a peer, and a build of this package, to vectors of 256
  /// bits.
  static let held = [
    "RNN_CPU": "x86-64-v3",
    "ONEDNN_MAX_CPU_ISA": "AVX2", "ATEN_CPU_CAPABILITY": "avx2",
    "XLA_FLAGS": "--xla_cpu_max_isa=AVX2", "MKL_ENABLE_INSTRUCTIONS": "AVX2",
    "OPENBLAS_CORETYPE": "Haswell",
  ]

  /// Variables under which a peer tells which kernels it uses.
  static let verbose = ["ONEDNN_VERBOSE": "1", "MKL_VERBOSE": "1"]
}
