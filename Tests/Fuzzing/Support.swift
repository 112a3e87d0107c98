import Foundation

/// libFuzzer's entry: one input, which must neither crash nor break a promise.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    // Sound: libFuzzer lends `count` bytes for the length of the call.
    fuzz([UInt8](UnsafeBufferPointer(start: start, count: count)))
    return 0
}

func expect(_ holds: Bool, line: Int = #line) {
    if !holds { fatalError("a promise is broken at line \(line)") }
}
