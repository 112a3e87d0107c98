import Foundation
import Synchronization

/// Counters and histograms in Prometheus' text format (version 0.0.4). No label names a tenant.
final class Metrics: Sendable {
    private struct RequestKey: Hashable {
        let method: String
        let route: String
        let status: Int
    }

    private struct Histogram {
        static let bounds: [Double] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
        var buckets = [Int](repeating: 0, count: bounds.count)
        var count = 0
        var sum = 0.0

        mutating func observe(_ seconds: Double) {
            count += 1
            sum += seconds
            for (index, bound) in Self.bounds.enumerated() where seconds <= bound { buckets[index] += 1 }
        }
    }

    private struct State {
        var requests: [RequestKey: Int] = [:]
        var durations: [String: Histogram] = [:]
        var counters: [String: Int] = [:]
    }

    private let state = Mutex(State())
    private let start = Date()

    func requestFinished(method: String, route: String, status: Int, seconds: Double) {
        state.withLock { state in
            state.requests[RequestKey(method: method, route: route, status: status), default: 0] += 1
            state.durations[route, default: Histogram()].observe(seconds)
        }
    }

    /// Adds to a counter; `labels` is the rendered list, such as `decision="reply"`.
    func count(_ name: String, labels: String = "", by amount: Int = 1) {
        let series = labels.isEmpty ? name : "\(name){\(labels)}"
        state.withLock { $0.counters[series, default: 0] += amount }
    }

    func observe(_ name: String, seconds: Double) {
        state.withLock { $0.durations[name, default: Histogram()].observe(seconds) }
    }

    /// A series that somebody else counts, read at this moment.
    typealias Reading = (name: String, help: String, value: Double)

    /// The whole exposition; `counters` only ever grow.
    func exposition(counters: [Reading], gauges: [Reading]) -> String {
        let state = state.withLock { $0 }
        var text =
            "# HELP kaynak_http_requests_total Finished HTTP requests.\n# TYPE kaynak_http_requests_total counter\n"
        let keys = state.requests.keys.sorted { ($0.route, $0.method, $0.status) < ($1.route, $1.method, $1.status) }
        for key in keys {
            let labels = "method=\"\(key.method)\",route=\"\(key.route)\",status=\"\(key.status)\""
            text += "kaynak_http_requests_total{\(labels)} \(state.requests[key] ?? 0)\n"
        }
        text += "# HELP kaynak_duration_seconds Time by route or stage.\n# TYPE kaynak_duration_seconds histogram\n"
        for (name, histogram) in state.durations.sorted(by: { $0.key < $1.key }) {
            for (bound, count) in zip(Histogram.bounds, histogram.buckets) {
                text += "kaynak_duration_seconds_bucket{name=\"\(name)\",le=\"\(bound)\"} \(count)\n"
            }
            text += "kaynak_duration_seconds_bucket{name=\"\(name)\",le=\"+Inf\"} \(histogram.count)\n"
            text += "kaynak_duration_seconds_sum{name=\"\(name)\"} \(histogram.sum)\n"
            text += "kaynak_duration_seconds_count{name=\"\(name)\"} \(histogram.count)\n"
        }
        var declared = ""
        for (series, value) in state.counters.sorted(by: { $0.key < $1.key }) {
            let name = String(series.prefix { $0 != "{" })
            if name != declared { text += "# TYPE \(name) counter\n" }
            declared = name
            text += "\(series) \(value)\n"
        }
        let uptime = (name: "kaynak_uptime_seconds", help: "Seconds since start.", value: -start.timeIntervalSinceNow)
        for (type, readings) in [("counter", counters), ("gauge", gauges + [uptime])] {
            for reading in readings {
                text += "# HELP \(reading.name) \(reading.help)\n# TYPE \(reading.name) \(type)\n"
                text += "\(reading.name) \(reading.value)\n"
            }
        }
        return text
    }
}
