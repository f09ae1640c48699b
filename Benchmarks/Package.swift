// swift-tools-version: 6.2
import PackageDescription

/// Apart from the package that it measures: nobody who uses Sidereal builds it.
let package = Package(
  name: "SiderealBenchmarks",
  dependencies: [.package(name: "Sidereal", path: "..")],
  targets: [
    .executableTarget(
      name: "sidereal-bench",
      dependencies: [.product(name: "Sidereal", package: "Sidereal")],
      path: "Sources/SiderealBench",
      swiftSettings: [.unsafeFlags(["-warnings-as-errors"])])
  ]
)
