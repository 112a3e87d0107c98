import Foundation
import Glibc

/// What Linux says of the memory of this process and of the workers that it started.
enum ProcessMemory {
    /// The most that lay in memory since ``forgetPeak()``, in bytes.
    static var peak: Int? { value("VmHWM", of: "self") }

    /// Lets the peak begin again at what lies in memory now (proc(5), `clear_refs`).
    static func forgetPeak() { try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .ascii) }

    /// The most that any running worker has had in memory, in bytes; `nil` where there is none.
    static var workerPeak: Int? {
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
        let children = threads.flatMap { thread -> [Substring] in
            let list = (try? String(contentsOfFile: "/proc/self/task/\(thread)/children", encoding: .ascii)) ?? ""
            return list.split(separator: " ")
        }
        return children.compactMap { child in
            let name = try? String(contentsOfFile: "/proc/\(child)/comm", encoding: .utf8)
            return name?.hasPrefix("kaynak-worker") == true ? value("VmHWM", of: String(child)) : nil
        }.max()
    }

    private static func value(_ name: String, of process: String) -> Int? {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) else { return nil }
        return Hardware.field(name, in: status)?.split(separator: " ").first.flatMap { Int($0) }.map { $0 << 10 }
    }
}
