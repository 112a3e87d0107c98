import Foundation
import Knowledge

/// Floats as bytes, little-endian as every platform of Swift is: how vectors and boxes lie in `bytea` columns.
///
/// A ``Knowledge/Box`` is its four floats in order, so a row of boxes has the same bytes as a row of floats.
enum Floats {
    static func data(_ vector: [Float]) -> Data { vector.withUnsafeBytes { Data($0) } }

    static func data(_ boxes: [Box]) -> Data { boxes.withUnsafeBytes { Data($0) } }

    static func vector(_ data: Data) -> [Float] { elements(of: data) }

    static func boxes(_ data: Data) -> [Box] { elements(of: data) }

    /// Only for types that are nothing but floats: any bytes are a valid value of them.
    private static func elements<Element>(of data: Data) -> [Element] {
        [Element](unsafeUninitializedCapacity: data.count / MemoryLayout<Element>.stride) { buffer, count in
            count = data.count / MemoryLayout<Element>.stride
            _ = data.copyBytes(to: UnsafeMutableRawBufferPointer(buffer), count: count * MemoryLayout<Element>.stride)
        }
    }
}
