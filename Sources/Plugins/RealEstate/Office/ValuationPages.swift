import PluginKit

/// The valuation's pages of the console.
enum ValuationPages {
    static let all = [valuations, comparables, imports, models]

    private static let deal = NichePage.Kind.badge([
        .init("sale", LocalizedText(tr: "Satılık", en: "Sale")),
        .init("rent", LocalizedText(tr: "Kiralık", en: "Rent")),
    ])
    private static let kind = NichePage.Kind.badge(
        PriceKind.allCases.map { .init($0.word, $0.title) })
    private static let confidence = NichePage.Kind.badge([
        .init("high", LocalizedText(tr: "Yüksek", en: "High")),
        .init("medium", LocalizedText(tr: "Orta", en: "Medium")),
        .init("low", LocalizedText(tr: "Düşük", en: "Low")),
    ])

    static let valuations = NichePage(
        "valuations", tr: "Değerlemeler", en: "Valuations", rows: "valuations",
        empty: LocalizedText(
            tr: "Henüz değerleme yok. Emsalleriniz içe aktarıldıysa bir konutun değerini sorun.",
            en: "There are no valuations yet. Once comparables are imported, ask for the value of a home."),
        columns: [
            .init("created_at", tr: "Tarih", en: "Date", .moment), .init("place", tr: "Yer", en: "Place"),
            .init("deal", tr: "İşlem", en: "Deal", deal), .init("area", tr: "m²", en: "m²", .number),
            .init("estimate", tr: "Orta değer", en: "Middle", .lira),
            .init("range_80.low", tr: "%80 alt", en: "80 % low", .lira),
            .init("range_80.high", tr: "%80 üst", en: "80 % high", .lira),
            .init("confidence", tr: "Güven", en: "Confidence", confidence),
            .init(
                "status", tr: "Sonuç", en: "Outcome",
                .badge([
                    .init("valued", LocalizedText(tr: "Değer verildi", en: "Valued")),
                    .init("refused", LocalizedText(tr: "Değer verilemedi", en: "No value")),
                ])), .init("notice", tr: "Not", en: "Note"),
        ],
        filters: ["district", "deal"],
        actions: [.init("value", .post, "valuations", tr: "Değer sor", en: "Ask for a value")],
        rowActions: [
            .init(
                "report", .get, "valuations/{valuation_id}/report", tr: "Rapor (PDF)", en: "Report (PDF)",
                when: ["status": ["valued"]]),
            .init(
                "sold", .post, "valuations/{valuation_id}:sold", tr: "Satıldı", en: "Sold", when: ["status": ["valued"]]
            ),
        ],
        details: "valuations/{valuation_id}",
        sections: [
            .fields([
                .init("text", tr: "Yanıt", en: "Reply"), .init("home.rooms", tr: "Oda", en: "Rooms"),
                .init("home.age", tr: "Bina yaşı", en: "Age", .number),
                .init("home.floor", tr: "Kat", en: "Floor", .number),
                .init("price_kind", tr: "Fiyat türü", en: "Kind of price", kind),
                .init("model_number", tr: "Model sürümü", en: "Version of the model", .number),
                .init("basis.comparables", tr: "Emsal sayısı", en: "Comparables", .number),
                .init("basis.median_error", tr: "Ortanca hata", en: "Median error", .share),
                .init("rent.monthly", tr: "Aylık kira", en: "Monthly rent", .lira),
                .init("rent.gross_yield", tr: "Brüt getiri", en: "Gross yield", .share),
                .init("rent.amortisation_years", tr: "Amortisman (yıl)", en: "Amortisation, years", .number),
                .init("sold_price", tr: "Satış fiyatı", en: "Sale price", .lira),
            ]),
            .list(
                "warnings", LocalizedText(tr: "Uyarılar", en: "Warnings"), [.init("detail", tr: "Uyarı", en: "Warning")]
            ),
            .list(
                "contributions", LocalizedText(tr: "Değeri ne oluşturuyor", en: "What makes the value"),
                [
                    .init("title", tr: "Özellik", en: "Attribute"),
                    .init("factor", tr: "Çarpan", en: "Factor", .number),
                    .init("amount", tr: "Katkı", en: "Contribution", .lira),
                ]),
            .list(
                "comparables", LocalizedText(tr: "Emsaller", en: "Comparables"),
                [
                    .init("listing", tr: "İlan", en: "Listing"), .init("date", tr: "Tarih", en: "Date", .date),
                    .init("price", tr: "Fiyat", en: "Price", .lira),
                    .init("distance_km", tr: "km", en: "km", .number),
                    .init("similarity", tr: "Benzerlik", en: "Similarity", .share),
                    .init("adjusted_price", tr: "Düzeltilmiş", en: "Adjusted", .lira),
                    .init("weight", tr: "Ağırlık", en: "Weight", .share),
                ]),
        ])

    static let comparables = NichePage(
        "comparables", tr: "Emsaller", en: "Comparables", rows: "comparables",
        empty: LocalizedText(
            tr: "Henüz emsal yok. “Emsal dosyaları” sayfasından bir CSV ya da Excel dosyası yükleyin.",
            en: "There are no comparables yet. Upload a CSV or Excel file on the page “Comparable files”."),
        columns: [
            .init("listing", tr: "İlan", en: "Listing"), .init("date", tr: "Tarih", en: "Date", .date),
            .init("deal", tr: "İşlem", en: "Deal", deal),
            .init("price_kind", tr: "Fiyat türü", en: "Kind of price", kind),
            .init("price", tr: "Fiyat", en: "Price", .lira), .init("home.district", tr: "İlçe", en: "District"),
            .init("home.neighbourhood", tr: "Mahalle", en: "Neighbourhood"),
            .init("home.gross_area", tr: "Brüt m²", en: "Gross m²", .number),
            .init("home.rooms", tr: "Oda", en: "Rooms"),
            .init("state", tr: "Durum", en: "State", .badge(states)), .init("remarks", tr: "Bulgular", en: "Findings"),
            .init("notice", tr: "Not", en: "Note"),
        ],
        filters: ["district", "deal", "state"],
        rowActions: [
            .init(
                "accept", .post, "comparables/{comparable_id}:accept", tr: "Doğru, kullan", en: "Right, use it",
                when: ["state": ["held"]]),
            .init(
                "remove", .delete, "comparables/{comparable_id}", tr: "Çıkar", en: "Remove",
                when: ["state": ["in_use", "held"]],
                question: LocalizedText(
                    tr: "Bu emsal artık kullanılmasın mı?", en: "Should this comparable no longer be used?")),
        ])

    private static let states: [JSONSchema.Choice] = [
        .init("in_use", LocalizedText(tr: "Kullanımda", en: "In use")),
        .init("held", LocalizedText(tr: "Onay bekliyor", en: "Waiting")),
        .init("dry", LocalizedText(tr: "İncelemede", en: "Under review")),
        .init("unusable", LocalizedText(tr: "Kullanılamaz", en: "Unusable")),
        .init("removed", LocalizedText(tr: "Çıkarıldı", en: "Removed")),
    ]

    static let imports = NichePage(
        "imports", tr: "Emsal dosyaları", en: "Comparable files", rows: "imports",
        empty: LocalizedText(
            tr: "Henüz dosya yok. Bir CSV ya da Excel dosyası yükleyin; siz onaylamadan hiçbir satır kullanılmaz.",
            en: "There are no files yet. Upload a CSV or Excel file; no row is used before you confirm it."),
        columns: [
            .init("created_at", tr: "Tarih", en: "Date", .moment), .init("filename", tr: "Dosya", en: "File"),
            .init("row_count", tr: "Satır", en: "Rows", .number),
            .init("usable_count", tr: "Temiz", en: "Clean", .number),
            .init("flagged_count", tr: "İşaretli", en: "Flagged", .number),
            .init(
                "state", tr: "Durum", en: "State",
                .badge([
                    .init("dry", LocalizedText(tr: "İncelendi", en: "Looked through")),
                    .init("imported", LocalizedText(tr: "İçe aktarıldı", en: "Imported")),
                    .init("undone", LocalizedText(tr: "Geri alındı", en: "Undone")),
                ])), .init("notice", tr: "Not", en: "Note"),
        ],
        actions: [
            .init("upload", .post, "imports", tr: "Dosya yükle", en: "Upload a file"),
            .init("index", .post, "price-index:import", tr: "Fiyat endeksi yükle", en: "Upload a price index"),
        ],
        rowActions: [
            .init(
                "confirm", .post, "imports/{import_id}:confirm", tr: "İçe aktar", en: "Import", when: ["state": ["dry"]]
            ),
            .init(
                "columns", .patch, "imports/{import_id}", tr: "Sütunları değiştir", en: "Change columns",
                when: ["state": ["dry"]]),
            .init("delete", .delete, "imports/{import_id}", tr: "Sil", en: "Delete", when: ["state": ["dry"]]),
            .init(
                "undo", .post, "imports/{import_id}:undo", tr: "Geri al", en: "Undo", when: ["state": ["imported"]],
                question: LocalizedText(
                    tr: "Bu dosyadan gelen bütün emsaller kullanımdan çıkarılsın mı?",
                    en: "Should all comparables of this file be taken out of use?")),
        ],
        details: "imports/{import_id}",
        sections: [
            .list(
                "findings", LocalizedText(tr: "Bulgular", en: "Findings"),
                [.init("title", tr: "Bulgu", en: "Finding"), .init("count", tr: "Satır", en: "Rows", .number)]),
            .fields([.init("is_repeated", tr: "Aynı dosya daha önce aktarılmış", en: "Imported before", .flag)]),
        ])

    static let models = NichePage(
        "valuation_models", tr: "Model sürümleri", en: "Versions of the model", rows: "valuation-models",
        empty: LocalizedText(
            tr: "Henüz model yok. En az 30 emsal içe aktarılınca kısa sürede kurulur.",
            en: "There is no model yet. It is fitted soon after 30 comparables were imported."),
        columns: [
            .init("created_at", tr: "Tarih", en: "Date", .moment), .init("deal", tr: "İşlem", en: "Deal", deal),
            .init("number", tr: "Sürüm", en: "Version", .number),
            .init("price_kind", tr: "Fiyat türü", en: "Kind of price", kind),
            .init("comparables", tr: "Emsal", en: "Comparables", .number),
            .init("newest", tr: "En yeni emsal", en: "Newest", .date),
            .init("median_error", tr: "Ortanca hata", en: "Median error", .share),
            .init("notice", tr: "Not", en: "Note"),
        ],
        actions: [.init("refit", .post, "valuation-models:refit", tr: "Yeniden kur", en: "Fit anew")],
        rowActions: [
            .init(
                "verify", .post, "valuation-models/{valuation_model_id}:verify", tr: "Doğrula", en: "Verify")
        ])
}
