import Foundation

/// How many cases a simulation of weeks runs: a tenth by default, all of them with `KAYNAK_SIMULATIONS=whole`.
enum SimulationSize {
    static let isWhole = ProcessInfo.processInfo.environment["KAYNAK_SIMULATIONS"] == "whole"

    static func cases(_ whole: Int) -> Int { isWhole ? whole : whole / 10 }
}
