import CCrypto
import Foundation

/// SHA-256 of a file, read in pieces.
enum FileDigest {
    static func sha256(of path: String) throws -> (hexadecimal: String, byteCount: Int) {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? handle.close() }
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        EVP_DigestInit_ex(context, EVP_sha256(), nil)
        var byteCount = 0
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
            byteCount += piece.count
            _ = piece.withUnsafeBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
        }
        var digest = [UInt8](repeating: 0, count: 32)
        EVP_DigestFinal_ex(context, &digest, nil)
        let hexadecimal = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return (hexadecimal, byteCount)
    }
}
