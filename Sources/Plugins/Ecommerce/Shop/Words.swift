import PluginKit

extension Ecommerce {
    static let templates = [
        MessageTemplate(
            "exchange_followup", .transactional,
            tr:
                "Merhaba, {shop} değişim talebiniz ({number}) için yazıyoruz: değişim ürününüz yolda. Her şey yolunda mı?",
            en: "Hello, this is {shop} about your exchange ({number}): it is on its way. Is everything all right?"),
        MessageTemplate(
            "b2b_alert", .transactional, tr: "{shop}: toptan talep geldi ({signal}). Konuşmaya bakın.",
            en: "{shop}: a wholesale lead has written ({signal}). Please look at the conversation."),
    ]

    static let events = [
        PluginEvent("b2b_lead", tr: "Toptan talep", en: "Wholesale lead", isUrgent: true),
        PluginEvent("vip_customer", tr: "Değerli müşteri yazdı", en: "A valued customer has written"),
        PluginEvent("negative_review", tr: "Olumsuz yorum", en: "Negative review", isUrgent: true),
        PluginEvent("return_started", tr: "İade başlatıldı", en: "Return started"),
        PluginEvent("exchange_requested", tr: "Değişim istendi", en: "Exchange requested"),
        PluginEvent("cancel_requested", tr: "İptal istendi", en: "Cancellation requested", isUrgent: true),
        PluginEvent("invoice_requested", tr: "Fatura istendi", en: "Invoice requested"),
    ]

    private static let providers: [JSONSchema.Choice] = [
        .init("trendyol", LocalizedText(tr: "Trendyol", en: "Trendyol")),
        .init("hepsiburada", LocalizedText(tr: "Hepsiburada", en: "Hepsiburada")),
        .init(OrderImport.provider, LocalizedText(tr: "Kendi kaydı", en: "Own record")),
    ]

    static let pages = [
        NichePage(
            "orders", tr: "Siparişler", en: "Orders", rows: "orders",
            empty: LocalizedText(
                tr: "Henüz sipariş yok. Bir pazaryeri hesabı bağlayın ya da siparişleri dosyadan aktarın.",
                en: "There are no orders yet. Connect a marketplace or import a file."),
            columns: [
                .init("number", tr: "Numara", en: "Number"),
                .init("provider", tr: "Pazaryeri", en: "Marketplace", .badge(providers)),
                .init("status", tr: "Durum", en: "Status", .badge(OrderStatus.choices)),
                .init("customer_name", tr: "Müşteri", en: "Customer"),
                .init("ordered_at", tr: "Sipariş", en: "Ordered", .moment),
                .init("modified_at", tr: "Son değişiklik", en: "Last changed", .moment),
            ],
            filters: ["number", "status", "provider"],
            actions: [
                .init("new", .post, "orders", tr: "Sipariş ekle", en: "Add order"),
                .init("csv", .post, "orders:import-csv", tr: "CSV aktar", en: "Import CSV"),
            ],
            details: "orders/{order_id}",
            sections: [
                .fields([
                    .init("number", tr: "Numara", en: "Number"),
                    .init("status", tr: "Durum", en: "Status", .badge(OrderStatus.choices)),
                    .init("customer_name", tr: "Müşteri", en: "Customer"), .init("city", tr: "Şehir", en: "City"),
                    .init("customer_phone", tr: "Telefon", en: "Telephone", .phone),
                    .init("delivered_at", tr: "Teslim", en: "Delivered", .moment),
                ]),
                .list(
                    "parcels", LocalizedText(tr: "Paketler", en: "Parcels"),
                    [
                        .init("status", tr: "Durum", en: "Status", .badge(OrderStatus.choices)),
                        .init("carrier", tr: "Kargo", en: "Carrier"),
                        .init("tracking_code", tr: "Takip no", en: "Tracking number"),
                        .init("expected_on", tr: "Tahmini teslim", en: "Expected on", .date),
                    ]),
            ]),
        NichePage(
            "returns", tr: "İade ve değişim", en: "Returns", rows: "returns",
            empty: LocalizedText(
                tr: "Henüz iade talebi yok. Müşteri iade istediğinde burada görünür.",
                en: "No returns yet. They show here once a customer asks for one."),
            columns: [
                .init("created_at", tr: "Zaman", en: "When", .moment),
                .init("order_number", tr: "Sipariş", en: "Order"),
                .init("reason", tr: "Neden", en: "Reason", .badge(ReturnReason.choices)),
                .init("action_taken", tr: "Yapılan", en: "Action", .badge(ReturnCase.Action.choices)),
                .init("outcome", tr: "Sonuç", en: "Outcome", .badge(ReturnCase.Outcome.choices)),
                .init("exchange_product", tr: "Değişim", en: "Exchanged for"),
            ],
            filters: ["outcome"],
            rowActions: [
                .init(
                    "decide", .post, "returns/{return_id}:decide", tr: "Sonucu yaz", en: "Set outcome",
                    when: ["outcome": ["open"]])
            ]),
        NichePage(
            "requests", tr: "İptal ve fatura", en: "Requests", rows: "requests",
            empty: LocalizedText(
                tr: "Bekleyen iptal ya da fatura talebi yok.", en: "There are no cancellations or invoices to see to."),
            columns: [
                .init("created_at", tr: "Zaman", en: "When", .moment),
                .init("kind", tr: "Talep", en: "Request", .badge(ShopRequest.kinds)),
                .init("order_number", tr: "Sipariş", en: "Order"),
                .init("status", tr: "Durum", en: "Status", .badge(ShopRequest.statuses)),
                .init("note", tr: "Not", en: "Note"),
            ],
            filters: ["kind", "status"],
            rowActions: [
                .init(
                    "close", .post, "requests/{request_id}:close", tr: "Kapat", en: "Close", when: ["status": ["open"]])
            ]),
        NichePage(
            "vip", tr: "Değerli müşteriler", en: "Valued customers", rows: "vip-flags",
            empty: LocalizedText(
                tr: "Henüz işaretlenen müşteri yok. Toptan soran ya da büyük siparişi olan burada görünür.",
                en: "Nobody was flagged yet. Wholesale leads and large orders show here."),
            columns: [
                .init("created_at", tr: "Zaman", en: "When", .moment),
                .init("flag_type", tr: "Tür", en: "Kind", .badge(VIPFlag.Kind.choices)),
                .init("customer_name", tr: "Müşteri", en: "Customer"),
                .init("customer_phone", tr: "Telefon", en: "Telephone", .phone),
                .init("signal_text", tr: "İşaret", en: "Signal"),
                .init("sales_notified", tr: "Satışa bildirildi", en: "Sales told", .flag),
            ],
            filters: ["type"],
            rowActions: [
                .init("handle", .post, "vip-flags/{flag_id}:handle", tr: "İlgilenildi", en: "Taken up")
            ]),
        NichePage(
            "reviews", tr: "Olumsuz yorumlar", en: "Bad reviews", rows: "reviews",
            empty: LocalizedText(tr: "Olumsuz yorum yok.", en: "There are no bad reviews."),
            columns: [
                .init("created_at", tr: "Zaman", en: "When", .moment), .init("source", tr: "Kaynak", en: "Source"),
                .init("rating", tr: "Puan", en: "Rating", .number),
                .init("review_text", tr: "Yorum", en: "Text"),
                .init("recovery_status", tr: "Durum", en: "Status", .badge(ReviewAlert.Status.choices)),
            ],
            filters: ["status"],
            rowActions: [
                .init("status", .post, "reviews/{review_id}:set-status", tr: "Durumu değiştir", en: "Set status")
            ]),
        NichePage(
            "products", tr: "Stok", en: "Stock", rows: "products",
            empty: LocalizedText(
                tr: "Henüz ürün yok. Stok sorularının ve değişim önerilerinin yanıtı buradan gelir.",
                en: "There are no products yet. Answers about stock and offers of exchange come from here."),
            columns: [
                .init("name", tr: "Ürün", en: "Product"), .init("sku", tr: "Stok kodu", en: "SKU"),
                .init("size", tr: "Beden", en: "Size"), .init("color", tr: "Renk", en: "Colour"),
                .init("stock", tr: "Stok", en: "Stock", .number),
            ],
            filters: ["q"],
            actions: [.init("new", .post, "products", tr: "Ürün ekle", en: "Add product")],
            rowActions: [
                .init(
                    "delete", .delete, "products/{product_id}", tr: "Sil", en: "Delete",
                    question: LocalizedText(tr: "Ürün silinsin mi?", en: "Delete this product?"))
            ]),
    ]
}
