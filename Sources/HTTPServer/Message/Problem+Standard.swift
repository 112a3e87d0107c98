import Knowledge

/// The problems the server itself answers with; handlers may use them as well.
extension Problem {
    public static func badRequest(
        code: String = "bad_request", detail: LocalizedText, errors: [FieldError] = []
    ) -> Problem {
        Problem(
            status: 400, code: code, title: LocalizedText(tr: "Geçersiz istek", en: "Bad request"), detail: detail,
            errors: errors)
    }

    public static func unprocessable(
        code: String = "invalid_body",
        detail: LocalizedText = LocalizedText(
            tr: "İstekteki bazı alanlar geçersiz.", en: "Some members of the request are not valid."),
        errors: [FieldError] = []
    ) -> Problem {
        Problem(
            status: 422, code: code, title: LocalizedText(tr: "İşlenemeyen istek", en: "Unprocessable request"),
            detail: detail, errors: errors)
    }

    public static var notFound: Problem {
        Problem(
            status: 404, code: "not_found", title: LocalizedText(tr: "Bulunamadı", en: "Not found"),
            detail: LocalizedText(tr: "Böyle bir kaynak yok.", en: "There is no such resource."))
    }

    static func methodNotAllowed(allow: String) -> Problem {
        Problem(
            status: 405, code: "method_not_allowed",
            title: LocalizedText(tr: "Yönteme izin yok", en: "Method not allowed"),
            detail: LocalizedText(
                tr: "Bu adres şu yöntemleri kabul eder: \(allow).", en: "This address accepts \(allow)."),
            headers: ["Allow": allow])
    }

    static var methodUnknown: Problem {
        Problem(
            status: 501, code: "method_unknown", title: LocalizedText(tr: "Bilinmeyen yöntem", en: "Unknown method"),
            detail: LocalizedText(tr: "Sunucu bu yöntemi tanımıyor.", en: "The server does not know this method."))
    }

    /// `limit` is in bytes and counts the whole body.
    public static func bodyTooLarge(limit: Int) -> Problem {
        let size = byteCount(limit)
        return Problem(
            status: 413, code: "body_too_large",
            title: LocalizedText(tr: "İstek gövdesi çok büyük", en: "Request body too large"),
            detail: LocalizedText(
                tr: "Bu adrese en çok \(size) gönderilebilir.", en: "At most \(size) can be sent to this address."))
    }

    static func formTooLarge(_ detail: LocalizedText) -> Problem {
        Problem(
            status: 413, code: "form_too_large", title: LocalizedText(tr: "Form çok büyük", en: "Form too large"),
            detail: detail)
    }

    static func unsupportedMediaType(accepted: [String]) -> Problem {
        let list = accepted.joined(separator: ", ")
        return Problem(
            status: 415, code: "unsupported_media_type",
            title: LocalizedText(tr: "Desteklenmeyen içerik türü", en: "Unsupported media type"),
            detail: LocalizedText(
                tr: "Content-Type şunlardan biri olmalı: \(list).", en: "Content-Type must be one of \(list)."),
            headers: ["Accept": list])
    }

    static var unsupportedEncoding: Problem {
        Problem(
            status: 415, code: "unsupported_encoding",
            title: LocalizedText(tr: "Desteklenmeyen kodlama", en: "Unsupported encoding"),
            detail: LocalizedText(
                tr: "Gövde sıkıştırılmadan gönderilmelidir.", en: "The body must be sent without compression."),
            headers: ["Accept-Encoding": "identity"])
    }

    static var malformedForm: Problem {
        badRequest(
            code: "malformed_multipart",
            detail: LocalizedText(
                tr: "multipart/form-data gövdesi bozuk ya da eksik.",
                en: "The multipart/form-data body is malformed or incomplete."))
    }

    static func headersTooLarge(count: Int, bytes: Int) -> Problem {
        let size = byteCount(bytes)
        return Problem(
            status: 431, code: "headers_too_large",
            title: LocalizedText(tr: "İstek başlıkları çok büyük", en: "Request headers too large"),
            detail: LocalizedText(
                tr: "En çok \(count) başlık ve toplam \(size) kabul edilir.",
                en: "At most \(count) header fields and \(size) in total are accepted."))
    }

    static var handlerTimeOut: Problem {
        Problem(
            status: 503, code: "timed_out", title: LocalizedText(tr: "Zaman aşımı", en: "Timed out"),
            detail: LocalizedText(
                tr: "İstek zamanında yanıtlanamadı; daha sonra yeniden deneyin.",
                en: "The request could not be answered in time; try again later."),
            retryable: true, headers: ["Retry-After": "5"])
    }

    static var shuttingDown: Problem {
        Problem(
            status: 503, code: "shutting_down", title: LocalizedText(tr: "Sunucu kapanıyor", en: "Shutting down"),
            detail: LocalizedText(
                tr: "Sunucu kapanıyor; birazdan yeniden deneyin.", en: "The server is shutting down; try again soon."),
            retryable: true, headers: ["Retry-After": "5"])
    }

    static var storageFull: Problem {
        Problem(
            status: 507, code: "insufficient_storage",
            title: LocalizedText(tr: "Yer kalmadı", en: "Insufficient storage"),
            detail: LocalizedText(
                tr: "Dosya diske yazılamadı; daha sonra yeniden deneyin.",
                en: "The file could not be written to disk; try again later."),
            retryable: true)
    }

    static var `internal`: Problem {
        Problem(
            status: 500, code: "internal", title: LocalizedText(tr: "Sunucu hatası", en: "Server error"),
            detail: LocalizedText(
                tr: "Beklenmeyen bir hata oluştu. Bildirirken istek numarasını ekleyin.",
                en: "An unexpected error occurred. Quote the request id when you report it."))
    }

    /// `25 MB` where it comes out even, in units of 1024.
    static func byteCount(_ bytes: Int) -> String {
        if bytes >= 1 << 20, bytes % (1 << 20) == 0 { return "\(bytes >> 20) MB" }
        if bytes >= 1 << 10, bytes % (1 << 10) == 0 { return "\(bytes >> 10) KB" }
        return "\(bytes) B"
    }
}
