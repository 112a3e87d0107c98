import Foundation
import Knowledge

/// Arrays as NumPy keeps them in a file (`.npy`, versions 1 to 3), as far as vectors and row numbers need it.
///
/// The format: eight bytes of magic and version, the header's length, the header as a Python dictionary with the keys
/// `descr`, `fortran_order` and `shape`, then the numbers.
struct RetrievalNumPyFile: Sendable {
    /// What is wrong with a file, and what makes it right.
    struct Problem: ExplainedError, Equatable {
        let detail: LocalizedText

        init(_ path: String, tr: String, en: String) {
            detail = LocalizedText(tr: "\(path): \(tr)", en: "\(path): \(en)")
        }
    }

    private static let magic = Data([0x93] + "NUMPY".utf8)

    let path: String
    /// Such as `<f4`: byte order, kind and bytes of a number.
    let type: String
    let shape: [Int]
    private let numbers: Data

    init(contentsOf path: String) throws {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped) else {
            throw Problem(
                path, tr: "dosya okunamıyor; yolu ve izinleri denetleyin.",
                en: "the file cannot be read; is the path right, and may you read it?")
        }
        try self.init(data, path: path)
    }

    init(_ data: Data, path: String) throws {
        self.path = path
        guard data.count >= 12, data.prefix(6) == Self.magic, (1...3).contains(data[data.startIndex + 6]) else {
            throw Problem(
                path, tr: "bu bir .npy dosyası (sürüm 1-3) değil; numpy.save ile yazın.",
                en: "this is no .npy file of version 1 to 3; write it with numpy.save.")
        }
        let bytes = data.dropFirst(8)
        let size = data[data.startIndex + 6] == 1 ? 2 : 4
        let length = bytes.prefix(size).reversed().reduce(0) { $0 << 8 | Int($1) }
        guard let header = String(data: bytes.dropFirst(size).prefix(length), encoding: .utf8), length > 0,
            bytes.count >= size + length, let type = Self.field("descr", in: header),
            let order = Self.field("fortran_order", in: header), let shape = Self.shape(in: header)
        else {
            throw Problem(
                path, tr: "başlığı okunamıyor; dosya yarım kalmış olabilir, numpy.save ile yeniden yazın.",
                en: "its header cannot be read; it may be cut off: write it again with numpy.save.")
        }
        guard order == "False" || shape.count < 2 else {
            throw Problem(
                path, tr: "sütun öncelikli (Fortran) düzende; numpy.ascontiguousarray(x) ile kaydedin.",
                en: "it lies in column (Fortran) order; save numpy.ascontiguousarray(x).")
        }
        self.type = type
        self.shape = shape
        numbers = bytes.dropFirst(size + length)
    }

    /// Two dimensions of float32.
    func matrix() throws -> RetrievalMatrix {
        guard type == "<f4" else {
            throw Problem(
                path, tr: "sayılar \(type) türünde, float32 (<f4) olmalı; x.astype('<f4') ile kaydedin.",
                en: "its numbers are \(type) and must be float32 (<f4); save x.astype('<f4').")
        }
        guard shape.count == 2, shape[0] > 0, shape[1] > 0 else {
            throw shapeProblem(tr: "(satır, boyut)", en: "(rows, dimension)")
        }
        return RetrievalMatrix(try values(Float.self), columns: shape[1])
    }

    /// Integers of any width; a one-dimensional array has one column.
    func integers(columns expected: Int?) throws -> [[Int]] {
        guard shape.count == 1 || shape.count == 2, shape[0] > 0, shape.count == 1 || shape[1] > 0 else {
            throw shapeProblem(tr: "(satır,) ya da (satır, sütun)", en: "(rows,) or (rows, columns)")
        }
        let columns = shape.count == 2 ? shape[1] : 1
        guard expected == nil || columns == expected else {
            throw shapeProblem(tr: "(satır,)", en: "(rows,)")
        }
        let all = try allIntegers()
        return stride(from: 0, to: all.count, by: columns).map { Array(all[$0..<$0 + columns]) }
    }

    private func allIntegers() throws -> [Int] {
        switch type {
        case "|i1": try values(Int8.self).map(Int.init)
        case "|u1": try values(UInt8.self).map(Int.init)
        case "<i2": try values(Int16.self).map(Int.init)
        case "<u2": try values(UInt16.self).map(Int.init)
        case "<i4": try values(Int32.self).map(Int.init)
        case "<u4": try values(UInt32.self).map(Int.init)
        case "<i8": try values(Int64.self).map(Int.init)
        case "<u8": try values(UInt64.self).map { Int(truncatingIfNeeded: $0) }
        default:
            throw Problem(
                path, tr: "sayılar \(type) türünde, tamsayı olmalı; x.astype('<i4') ile kaydedin.",
                en: "its numbers are \(type) and must be integers; save x.astype('<i4').")
        }
    }

    private func shapeProblem(tr: String, en: String) -> Problem {
        let found = "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")")
        return Problem(
            path, tr: "biçimi \(found), \(tr) olmalı ve boş olmamalı; x.reshape(…) ile kaydedin.",
            en: "its shape is \(found) and must be \(en), not empty; save x.reshape(…).")
    }

    private func values<Number: BitwiseCopyable>(_: Number.Type) throws -> [Number] {
        // A header can ask for more rows than any file has; the product must not trap.
        var count = 1
        for length in shape {
            let product = count.multipliedReportingOverflow(by: length)
            count = product.overflow ? Int.max / 16 : min(product.partialValue, Int.max / 16)
        }
        guard numbers.count == count * MemoryLayout<Number>.stride else {
            throw Problem(
                path, tr: "boyu başlığındaki biçime uymuyor; dosya yarım kalmış olabilir, yeniden kaydedin.",
                en: "its length does not fit the shape in its header; it may be cut off: save it again.")
        }
        return [Number](unsafeUninitializedCapacity: count) { buffer, initialized in
            // Sound: the buffer has room for `count` numbers, which is what the data holds.
            _ = numbers.copyBytes(to: buffer)
            initialized = count
        }
    }

    /// The value of `'name': value`, a text without its quotes.
    private static func field(_ name: String, in header: String) -> String? {
        guard let key = header.range(of: "'\(name)':") else { return nil }
        let value = header[key.upperBound...].drop { $0 == " " }
        guard value.first == "'" else { return String(value.prefix { $0.isLetter }) }
        return String(value.dropFirst().prefix { $0 != "'" })
    }

    private static func shape(in header: String) -> [Int]? {
        guard let key = header.range(of: "'shape':"), let open = header[key.upperBound...].firstIndex(of: "("),
            let close = header[open...].firstIndex(of: ")")
        else { return nil }
        var lengths: [Int] = []
        for part in header[header.index(after: open)..<close].split(separator: ",") {
            let text = part.filter { $0 != " " }
            guard !text.isEmpty else { continue }
            guard let length = Int(text), length >= 0 else { return nil }
            lengths.append(length)
        }
        return lengths
    }
}

extension RetrievalNumPyFile {
    /// Version 1, little-endian, row by row.
    static func bytes<Number: BitwiseCopyable>(_ values: [Number], type: String, shape: [Int]) -> Data {
        let lengths = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
        var header = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(lengths)), }"
        // Magic, version and length take ten bytes; the numbers begin at a multiple of 64.
        header += String(repeating: " ", count: 63 - (10 + header.utf8.count) % 64) + "\n"
        var data = magic + Data([1, 0, UInt8(header.utf8.count & 0xFF), UInt8(header.utf8.count >> 8)])
        data += Data(header.utf8)
        // Sound: the bytes are copied before the closure returns.
        values.withUnsafeBytes { data.append(contentsOf: $0) }
        return data
    }

    static func bytes(_ matrix: RetrievalMatrix) -> Data {
        bytes(matrix.values, type: "<f4", shape: [matrix.rows, matrix.columns])
    }

    static func bytes(_ numbers: [Int32]) -> Data { bytes(numbers, type: "<i4", shape: [numbers.count]) }
}
