import CPoppler
import CSystem
import Ingestion

/// An open PDF; owns poppler's handle.
struct PDFDocument: ~Copyable {
    private let handle: OpaquePointer

    /// Opens a PDF. The password is tried only where the empty one, which files that are merely restricted have, does
    /// not open it.
    init(_ file: Int32, password: String?) throws(DocumentFailure) {
        if let handle = try Self.open(file, nil, otherwise: password == nil ? .needsPassword : nil) {
            self.handle = handle
        } else if let handle = try Self.open(file, password, otherwise: .wrongPassword) {
            self.handle = handle
        } else {
            // Poppler knows Latin-1 passwords only, and has another error for the rest.
            throw DocumentFailure(.wrongPassword)
        }
    }

    /// - Parameter problem: what an encrypted file that stays closed means; `nil` to return `nil` then.
    private static func open(
        _ file: Int32, _ password: String?, otherwise problem: ProblemCode?
    ) throws(DocumentFailure) -> OpaquePointer? {
        var error: UnsafeMutablePointer<GError>?
        // Poppler closes the descriptor it gets, whatever comes of it, and would copy all of descriptor 0 to memory.
        if let handle = poppler_document_new_from_fd(dup(file), password, &error) { return handle }
        let isEncrypted = cpoppler_is_encrypted_error(error) != 0
        g_clear_error(&error)
        if isEncrypted, let problem { throw DocumentFailure(problem) }
        if isEncrypted || password != nil { return nil }
        throw DocumentFailure(.damaged)
    }

    deinit { g_object_unref(gpointer(handle)) }

    var pageCount: Int { Int(poppler_document_get_n_pages(handle)) }

    /// The title in the file's information dictionary, without control characters.
    var title: String? {
        guard let text = poppler_document_get_title(handle) else { return nil }
        defer { g_free(text) }
        let scalars = String(cString: text).unicodeScalars.filter { $0.properties.generalCategory != .control }
        let title = String(String.UnicodeScalarView(scalars)).trimmingPrefix { $0.isWhitespace }
        return title.isEmpty ? nil : String(title.prefix(300))
    }

    /// - Parameter number: from 1.
    func page(_ number: Int) throws(DocumentFailure) -> PDFPage {
        guard let page = poppler_document_get_page(handle, Int32(number - 1)) else { throw DocumentFailure(.damaged) }
        return PDFPage(owning: page, number: number)
    }
}
