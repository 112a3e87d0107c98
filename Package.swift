// swift-tools-version: 6.1
import PackageDescription

/// A Debian library seen from Swift: a module map and the smallest shim, imported by the one module that wraps it.
func library(_ name: String, pkgConfig: String, package: String) -> Target {
    .systemLibrary(
        name: name, path: "Sources/SystemLibraries/\(name)", pkgConfig: pkgConfig, providers: [.apt([package])])
}

/// An engine and the tests at its surface.
func module(
    _ name: String, uses dependencies: [Target.Dependency] = [], tests: [Target.Dependency] = [],
    resources: [String] = []
) -> [Target] {
    [
        .target(name: name, dependencies: dependencies),
        .testTarget(
            name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies + tests,
            resources: resources.map { .copy($0) }),
    ]
}

/// A niche: one folder under `Plugins` that imports the kit, at most system libraries beside it, and its tests inside it.
func niche(_ name: String, uses dependencies: [Target.Dependency] = []) -> [Target] {
    [
        .target(
            name: name, dependencies: ["PluginKit"] + dependencies, path: "Sources/Plugins/\(name)", exclude: ["Tests"]),
        .testTarget(
            name: "\(name)Tests", dependencies: [.byName(name: name), "PluginKit", "PluginTestKit"] + dependencies,
            path: "Sources/Plugins/\(name)/Tests"),
    ]
}

let systemLibraries: [Target] = [
    library("CPq", pkgConfig: "libpq", package: "libpq-dev"),
    library("COpenBLAS", pkgConfig: "openblas", package: "libopenblas-dev"),
    library("CMicrohttpd", pkgConfig: "libmicrohttpd", package: "libmicrohttpd-dev"),
    library("CCrypto", pkgConfig: "libcrypto", package: "libssl-dev"),
    library("CCairo", pkgConfig: "cairo", package: "libcairo2-dev"),
    library("CPoppler", pkgConfig: "poppler-glib", package: "libpoppler-glib-dev"),
    library("CTesseract", pkgConfig: "tesseract", package: "libtesseract-dev"),
    library("CSeccomp", pkgConfig: "libseccomp", package: "libseccomp-dev"),
    library("CZip", pkgConfig: "libzip", package: "libzip-dev"),
    library("CExpat", pkgConfig: "expat", package: "libexpat1-dev"),
    .systemLibrary(name: "CSystem", path: "Sources/SystemLibraries/CSystem"),
]

let package = Package(
    name: "kaynak",
    products: [
        .executable(name: "kaynak", targets: ["KnowledgeServer"]),
        .executable(name: "kaynak-worker", targets: ["DocumentWorker"]),
    ],
    targets: systemLibraries
        + module("Knowledge")
        + [
            // Optimised even in debug: tests run the real model.
            .target(
                name: "CEmbeddingKernels", path: "Sources/SystemLibraries/CEmbeddingKernels",
                cSettings: [.unsafeFlags(["-O3"])]),
            .target(
                name: "CRetrievalKernels", path: "Sources/SystemLibraries/CRetrievalKernels",
                cSettings: [.unsafeFlags(["-O3"])]),
        ]
        + module("Embeddings", uses: ["Knowledge", "COpenBLAS", "CEmbeddingKernels"], resources: ["Golden"])
        + module("Retrieval", uses: ["Knowledge", "COpenBLAS", "CRetrievalKernels"])
        + module("HTTPServer", uses: ["Knowledge", "CMicrohttpd", "CSystem"])
        + module("Storage", uses: ["Knowledge", "CPq", "CCrypto", "CSystem"])
        + module("Ingestion", uses: ["Knowledge", "CSystem"], tests: ["DocumentWorker"])
        + module("Schedule", uses: ["Knowledge"])
        + module("Messaging", uses: ["Knowledge", "Schedule"])
        + module("Guardrails", uses: ["Knowledge"], resources: ["PII/Sentences", "Samples"])
        + module("Assist", uses: ["Knowledge", "COpenBLAS"])
        + [
            .target(name: "PluginKit", dependencies: ["Knowledge", "Storage", "Schedule", "Messaging"]),
            .target(
                name: "PluginTestKit",
                dependencies: ["PluginKit", "Knowledge", "Storage", "Schedule", "Assist", "Embeddings"]),
            .testTarget(name: "PluginKitTests", dependencies: ["PluginKit", "Knowledge", "Schedule"]),
        ]
        + niche("Ecommerce")
        + niche("Health")
        + niche("Dental", uses: ["Health"])
        + niche("Aesthetic", uses: ["Health"])
        + niche("RealEstate", uses: ["COpenBLAS", "CCairo"])
        + [
            .target(
                name: "Catalog",
                dependencies: [
                    "PluginKit", "Ecommerce", "Dental", "Aesthetic", "RealEstate",
                ],
                path: "Sources/Plugins/Catalog"),
            .testTarget(name: "CatalogTests", dependencies: ["Catalog", "PluginKit", "PluginTestKit"]),
            .executableTarget(
                name: "DocumentWorker",
                dependencies: [
                    "Ingestion", "Knowledge", "CPoppler", "CTesseract", "CZip", "CExpat", "CSeccomp", "CSystem",
                ]),
            .executableTarget(
                name: "KnowledgeServer",
                dependencies: [
                    "Knowledge", "Embeddings", "Retrieval", "HTTPServer", "Storage", "Ingestion", "Schedule",
                    "Messaging", "Guardrails", "Assist", "PluginKit", "Catalog", "RealEstate", "CCrypto", "CSystem",
                ],
                resources: [.copy("Web")]),
            .testTarget(
                name: "KnowledgeServerTests",
                dependencies: ["KnowledgeServer", "Assist", "PluginKit", "Catalog", "RealEstate"],
                resources: [.copy("Scoring")]),
            .testTarget(
                name: "EndToEnd", dependencies: ["KnowledgeServer", "DocumentWorker", "HTTPServer", "CCrypto"]),
        ],
    swiftLanguageModes: [.v6]
)
