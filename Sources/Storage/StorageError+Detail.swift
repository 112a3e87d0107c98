import Knowledge

extension StorageError {
    /// What happened and what to do now, for a person.
    public var detail: LocalizedText {
        let about = subject.map { ": \($0)" } ?? ""
        return switch code {
        case .unavailable:
            LocalizedText(
                tr: "Veritabanına ulaşılamıyor\(about). Veritabanının çalıştığını ve adresini denetleyin.",
                en: "The database cannot be reached\(about). Check that it runs and that its address is right.")
        case .poolTimeout:
            LocalizedText(
                tr: "Veritabanı şu anda çok yoğun. Biraz sonra yeniden deneyin.",
                en: "The database is too busy at the moment. Try again shortly.")
        case .poolClosed:
            LocalizedText(tr: "Sunucu kapanıyor.", en: "The server is shutting down.")
        case .connectionLost:
            LocalizedText(
                tr: "Veritabanı bağlantısı koptu; hiçbir şey değişmedi. Yeniden deneyin.",
                en: "The database connection was lost; nothing was changed. Try again.")
        case .outcomeUnknown:
            LocalizedText(
                tr: "Kayıt sırasında bağlantı koptu. Yinelemeden önce kaydın yapılıp yapılmadığına bakın.",
                en: "The connection was lost while saving. Look whether it was saved before trying again.")
        case .cancelled:
            LocalizedText(tr: "İstek iptal edildi.", en: "The request was cancelled.")
        case .statementTimeout:
            LocalizedText(
                tr: "Veritabanı sorgusu süresini aştı. Yeniden deneyin.",
                en: "A database query took too long. Try again.")
        case .conflict:
            LocalizedText(
                tr: "Aynı anda yapılan iki değişiklik çakıştı. Yeniden deneyin.",
                en: "Two changes made at the same time collided. Try again.")
        case .duplicate:
            LocalizedText(tr: "Bu değer zaten kullanılıyor\(about).", en: "This value is in use already\(about).")
        case .missingReference, .notFound:
            LocalizedText(tr: "Böyle bir kayıt yok\(about).", en: "There is no such record\(about).")
        case .invalidValue:
            LocalizedText(tr: "Değer saklanamıyor\(about).", en: "The value cannot be stored\(about).")
        case .denied, .readOnly:
            LocalizedText(tr: "Bu işleme izin yok.", en: "This is not allowed.")
        case .aborted, .statement, .decoding:
            LocalizedText(
                tr: "Veritabanı isteği yerine getiremedi\(about).", en: "The database could not do this\(about).")
        case .leaseLost:
            LocalizedText(
                tr: "İş artık bu işçinin değil; bırakılmalı.",
                en: "The job is no longer this worker's; it must let go.")
        case .migrationChanged:
            LocalizedText(
                tr: "Uygulanmış bir şema değişikliğinin içeriği farklı\(about). Veritabanını kuran sürümü kullanın.",
                en: "An applied migration reads differently\(about). Use the version that set the database up.")
        case .databaseNewer:
            LocalizedText(
                tr: "Veritabanı bu sürümden yeni\(about). Kaynak'ı güncelleyin.",
                en: "The database is newer than this version\(about). Update Kaynak.")
        case .databaseBehind:
            LocalizedText(
                tr: "Veritabanı şeması eski\(about). `kaynak migrate` çalıştırın.",
                en: "The database schema is behind\(about). Run `kaynak migrate`.")
        case .unprotectedTable:
            LocalizedText(
                tr: "Kiracı yalıtımı olmayan tablo\(about). Tabloyu `kaynak.protect` ile koruyun.",
                en: "A table without tenant isolation\(about). Protect it with `kaynak.protect`.")
        case .unsafeRole:
            LocalizedText(
                tr: "Uygulama rolü satır güvenliğini aşabilir\(about). Yetkisiz bir rol kullanın.",
                en: "The application's role could bypass row-level security\(about). Use one that cannot.")
        }
    }
}
