/// Feeds XML to a handler in two pieces; what is refused is refused with a problem.
func parse(_ xml: [UInt8], _ handler: some XMLHandler) {
    do {
        let reader = try XMLReader(handler)
        let half = xml.count / 2
        try xml[..<half].withUnsafeBytes { try reader.consume($0) }
        try xml[half...].withUnsafeBytes { try reader.consume($0, isLast: true) }
    } catch {
        expect(error is DocumentFailure)
    }
}
