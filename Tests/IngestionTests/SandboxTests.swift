import Foundation
import Testing

@Suite struct `The worker's sandbox` {
    @Test func `refuses everything but reading`() throws {
        let worker = Process()
        worker.executableURL = URL(fileURLWithPath: TestWorker.path)
        worker.arguments = ["--probe"]
        let output = Foundation.Pipe()
        worker.standardOutput = output
        try worker.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        worker.waitUntilExit()
        #expect(worker.terminationStatus == 0)
        var answers: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            answers[words[0]] = words[1]
        }
        #expect(answers.removeValue(forKey: "read-fonts") == "possible")
        #expect(
            Set(answers.keys) == [
                "network", "local-socket", "write", "write-device", "remove", "fork", "trace", "signal", "thread",
                "unlimit",
                "code", "exec",
            ])
        #expect(answers.values.allSatisfy { $0 == "refused" }, "\(answers)")
    }
}
