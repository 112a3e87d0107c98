import Foundation
import PluginKit

/// A variant of something the shop sells, and how many are left.
struct Product: Encodable, Sendable {
    let id: ProductID
    let sku: String
    let model: String
    let name: String
    let size: String?
    let color: String?
    let stock: Int
    let priceMinor: Int?
    let updatedAt: Date

    init(_ row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        sku = try row.text("sku")
        model = try row.text("model")
        name = try row.text("name")
        size = try row.value("size")
        color = try row.value("color")
        stock = try row.integer("stock")
        priceMinor = try row.value("price_minor")
        updatedAt = try row.date("updated_at")
    }

    /// `mavi, 39 beden`
    func variant(_ language: Language) -> String {
        let size = size.map { language == .turkish ? "\($0) beden" : "size \($0)" }
        let parts = [color, size].compactMap { $0 }
        return parts.isEmpty ? name : parts.joined(separator: ", ")
    }

    /// All that it is called by.
    var words: String { [name, sku, model, size, color].compactMap { $0 }.joined(separator: " ") }

    var record: Fact.Record {
        Fact.Record(
            table: "products", id: id.description,
            quote: "\(name) (\(variant(.turkish))): \(stock > 0 ? "stokta \(stock) adet" : "stokta yok")")
    }
}

enum Products {
    struct Input: Codable {
        let sku: String
        let model: String?
        let name: String
        let size: String?
        let color: String?
        let stock: Int
        let price: Double?
    }

    private static let schema = JSONSchema.object([
        .required("sku", .text(1...100), LocalizedText(tr: "Stok kodu", en: "SKU")),
        .optional("model", .text(1...100), LocalizedText(tr: "Model kodu (varyantları birleştirir)", en: "Model code")),
        .required("name", .text(1...200), LocalizedText(tr: "Ürün adı", en: "Name")),
        .optional("size", .text(1...40), LocalizedText(tr: "Beden", en: "Size")),
        .optional("color", .text(1...40), LocalizedText(tr: "Renk", en: "Colour")),
        .required("stock", .integer(0...10_000_000), LocalizedText(tr: "Stok", en: "Stock")),
        .optional("price", .number(0...10_000_000), LocalizedText(tr: "Fiyat (TL)", en: "Price (TRY)")),
    ])

    static let routes = [
        PluginRoute(
            .get, "products", "Products with their stock, by name",
            query: [.optional("q", .text(1...100), LocalizedText(tr: "Ad ya da stok kodu", en: "Name or SKU"))]
        ) { call, session in
            let wanted = call.query["q"].map { "%\($0.replacing("%", with: ""))%" }
            return try .list(
                session.all(
                    """
                    select * from ecommerce_products where tenant_id = \(session.tenant)
                        and (\(wanted) is null or name ilike \(wanted) or sku ilike \(wanted))
                    order by name, sku limit 200
                    """, Product.init))
        },
        PluginRoute(
            .post, "products", "Adds a product, or sets one that has its SKU", caller: .manager, body: schema,
            status: 201
        ) { call, session in
            let input: Input = try call.body()
            try write(input, session)
            return try PluginReply(
                session.first(
                    "select * from ecommerce_products where tenant_id = \(session.tenant) and sku = \(input.sku)",
                    Product.init))
        },
        PluginRoute(
            .post, "products:import", "Adds or sets up to 500 products", caller: .manager,
            body: .object([
                .required("products", .list(schema, most: 500), LocalizedText(tr: "Ürünler", en: "Products"))
            ])
        ) { call, session in
            struct Inputs: Decodable { let products: [Input] }
            let inputs: Inputs = try call.body()
            for input in inputs.products { try write(input, session) }
            return try PluginReply(["written": inputs.products.count])
        },
        PluginRoute(.delete, "products/{product_id}", "Takes a product away", caller: .manager, status: 204) {
            call, session in
            let id: ProductID = try call.id("product_id")
            let gone = try session.execute(
                "delete from ecommerce_products where tenant_id = \(session.tenant) and id = \(id)")
            guard gone == 1 else { throw PluginProblem.notFound }
            return .none
        },
    ]

    private static func write(_ input: Input, _ session: borrowing PluginSession) throws {
        try session.execute(
            """
            insert into ecommerce_products (tenant_id, id, sku, model, name, size, color, stock, price_minor, updated_at)
            values (\(session.tenant), \(ProductID()), \(input.sku), \(input.model ?? input.sku), \(input.name),
                \(input.size), \(input.color), \(input.stock), \(input.price.map { Int(($0 * 100).rounded()) }),
                \(session.now))
            on conflict (tenant_id, sku) do update set model = excluded.model, name = excluded.name,
                size = excluded.size, color = excluded.color, stock = excluded.stock,
                price_minor = excluded.price_minor, updated_at = excluded.updated_at
            """)
    }

    /// What the goods of an order could be exchanged for, the shop having it.
    static func alternatives(to order: Order, _ session: borrowing PluginSession) throws -> [Product] {
        let skus = order.lines.compactMap(\.sku)
        guard !skus.isEmpty else { return [] }
        return try session.all(
            """
            select p.* from ecommerce_products p
            where p.tenant_id = \(session.tenant) and p.stock > 0 and not (p.sku = any(\(skus)))
                and p.model in (select model from ecommerce_products
                    where tenant_id = \(session.tenant) and sku = any(\(skus)))
            order by p.color, p.size, p.sku limit 8
            """, Product.init)
    }

    /// Whether the thing that a question names is there: every word of its name that others do not share has to be in it.
    static let facts = Facts("stock", for: ["stok"]) { question, session in
        let words = Set(FoldedText(question.text).words.map(\.text))
        let products = try session.all(
            "select * from ecommerce_products where tenant_id = \(session.tenant) order by model, sku limit 5000",
            Product.init)
        let models = Dictionary(grouping: products, by: \.model)
        let named = models.values.filter { variants in
            variants.contains { product in
                let name = FoldedText(product.name).words.map(\.text).filter { $0.count > 1 }
                // Turkish puts its endings behind a word: “gömleğin” begins like “gömlek”.
                return !name.isEmpty
                    && name.allSatisfy { part in
                        let stem = part.count > 4 ? String(part.dropLast()) : part
                        return words.contains { $0.hasPrefix(stem) }
                    }
            }
        }
        guard named.count == 1, let variants = named.first, let first = variants.first,
            question.isAnswered(by: variants.map(\.words).joined(separator: "\n"), besides: stockWords)
        else { return nil }
        let wanted = variants.filter { product in
            let sizes = [product.size, product.color].compactMap { $0.map(FoldedText.fold) }
            return !sizes.isEmpty && sizes.contains { words.contains($0) }
        }
        // A size and a colour that both are named have to be the same variant's.
        let best = wanted.max { matches($0, words) < matches($1, words) }.map { matches($0, words) } ?? 0
        let asked = wanted.isEmpty ? variants : wanted.filter { matches($0, words) == best }
        let there = asked.filter { $0.stock > 0 }
        let isTurkish = question.language == .turkish
        let list = there.prefix(8).map { $0.variant(question.language) }.joined(separator: "; ")
        let isPlain = first.size == nil && first.color == nil
        let text: String =
            switch (there.isEmpty, isTurkish) {
            case (true, true): "\(first.name) şu anda stokta görünmüyor."
            case (true, false): "\(first.name) is out of stock at the moment."
            case (false, true): isPlain ? "\(first.name) stokta var." : "\(first.name) stokta var: \(list)."
            case (false, false): isPlain ? "\(first.name) is in stock." : "\(first.name) is in stock: \(list)."
            }
        return try Fact(text: text, records: asked.prefix(8).map(\.record), card: ["products": Array(asked.prefix(20))])
    }

    /// What such a question speaks of besides the thing: a colour that is not there is told by those that are.
    private static let stockWords = [
        "stok", "beden", "numara", "renk", "renge", "model", "mevcut", "elinizde", "kalmis", "kalmadi", "kaldi",
        "bulun",
        "tuken", "adet", "kirmizi", "mavi", "siyah", "beyaz", "yesil", "sari", "mor", "pembe", "gri", "bej", "kahve",
        "lacivert", "turuncu", "bordo", "krem", "haki", "small", "medium", "large", "xs", "xl", "xxl", "stock", "avail",
        "size", "colo", "left", "red", "blue", "black", "white", "green", "yellow", "pink", "grey", "gray", "brown",
    ]

    private static func matches(_ product: Product, _ words: Set<String>) -> Int {
        [product.size, product.color].compactMap { $0.map(FoldedText.fold) }.count { words.contains($0) }
    }
}
