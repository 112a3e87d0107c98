import Catalog
import Foundation
import PluginKit
import Testing

@testable import KnowledgeServer

/// A table of record answers for what is asked for by name, and for nothing beside it.
@Suite(.serialized) struct `Rows that a question names` {
    private struct Asked: CustomTestStringConvertible {
        let text: String
        /// All the amounts of the reply; none where the table has nothing to say.
        let amounts: Set<String>
        var testDescription: String { text }

        init(_ text: String, _ amounts: String...) {
            self.text = text
            self.amounts = Set(amounts)
        }
    }

    private static let treatments: [(name: String, treatment: String, lira: Int)] = [
        ("Diş taşı temizliği", "cleaning", 1_500), ("Kompozit dolgu", "filling", 1_800),
        ("Kanal tedavisi, ön diş", "root_canal", 3_500), ("Kanal tedavisi, azı dişi", "root_canal", 6_000),
        ("Ege marka implant", "implant", 20_000), ("Zirkonyum kaplama", "crown", 9_000),
        ("Diş çekimi", "extraction", 1_200), ("Gömülü 20 yaş dişi çekimi", "extraction", 5_000),
        ("Ofis tipi beyazlatma", "whitening", 7_000), ("Muayene", "check_up", 600),
    ]

    private static let patients = [
        Asked("Diş taşı temizliği ne kadar?", "1.500"), Asked("dis tasi temizligi kac para", "1.500"),
        Asked("diş tşaı temizliği ne kadar", "1.500"), Asked("DİŞ TAŞI TEMİZLİĞİ FİYATI NEDİR", "1.500"),
        Asked("Detartraj ücreti nedir?", "1.500"), Asked("How much is teeth cleaning?", "1,500"),
        Asked("Kanal tedavisi fiyatı nedir?", "3.500", "6.000"), Asked("azı dişine kanal tedavisi kaç lira", "6.000"),
        Asked("İmplantlar ne kadar?", "20.000"), Asked("implnat fiyatı ne kadar", "20.000"),
        Asked("What is the price of an implant?", "20,000"),
        Asked("Zirkonyum kaplama ve kompozit dolgu fiyatı ne kadar?", "9.000", "1.800"),
        Asked("Zirkonyumun fiyatı nedir?", "9.000"), Asked("Diş çekimi kaç lira?", "1.200"),
        Asked("gömülü yirmilik diş çekimi ne kadar", "5.000"), Asked("Muayene ücreti ne kadar?", "600"),
        // Not in the table, whatever stands beside it.
        Asked("Lamina ne kadar?"), Asked("Metal destekli porselen kaplama fiyatı nedir?"),
        Asked("Porselen dolgu kaç lira?"), Asked("seramik dolgu fiyati ne kadar"), Asked("Şeffaf plak kaç para?"),
        Asked("implant üstü protez ne kadar"), Asked("Ev tipi beyazlatma kaç lira?"), Asked("botoks kaç lira"),
        Asked("How much is a dental tomography?"), Asked("What does a porcelain veneer cost?"),
        Asked("Zirkonyum implant fiyatı ne kadar?"), Asked("Süt dişi kanal tedavisi ne kadar?"),
        Asked("gece plağı fiyatı"), Asked("Nordik marka implant ne kadar?"), Asked("Çocuk muayenesi ne kadar?"),
        // Which one, they have not said.
        Asked("fiyat?"), Asked("Fiyat nedir acaba?"), Asked("dişler ne kadar"),
    ]

    private static let procedures: [(name: String, english: String, procedure: String, lira: Int)] = [
        ("Botoks", "Botox", "botulinum_toxin", 8_000), ("Dudak dolgusu", "Lip filler", "lip_filler", 7_000),
        ("Rinoplasti", "Rhinoplasty", "rhinoplasty", 150_000),
        ("Lazer epilasyon, tüm vücut", "Laser hair removal, full body", "laser_hair_removal", 4_000),
    ]

    private static let guests = [
        Asked("Botox ne kadar?", "8.000"), Asked("botosk fiyatı ne kadar", "8.000"),
        Asked("Burun estetiği kaç lira?", "150.000"), Asked("dudak dolgusunun fiyati ne kadar", "7.000"),
        Asked("How much is a nose job?", "150,000"),
        Asked("Botoks ve dudak dolgusu ne kadar?", "8.000", "7.000"),
        Asked("Fiyat listenizi paylaşır mısınız?", "8.000", "7.000", "150.000", "4.000"),
        Asked("Elmacık dolgusu ne kadar?"), Asked("Masseter botoksu kaç lira?"), Asked("saç ekimi ne kadar"),
        Asked("Bikini bölgesi lazer epilasyon fiyatı nedir?"), Asked("goz alti isik dolgusu kac para"),
        Asked("How much is a breast augmentation?"), Asked("Burun dolgusu fiyatı nedir?"), Asked("fiyat ne kadar"),
    ]

    private static let shoppers: [(text: String, said: String?)] = [
        ("Defne keten gömlek stokta var mı?", "Defne Keten Gömlek stokta var"),
        ("defne keten gomlegin 38 bedeni stokta var mi", "38 beden"),
        ("Defne keten gömleğin kırmızısı stokta kaldı mı?", "mavi"), ("Defne keten elbise stokta var mı?", nil),
        ("Defne pamuk gömlek stokta mı?", nil), ("Defne keten gömleğin kemeri stokta var mı?", nil),
    ]

    private static func amounts(in text: String) -> Set<String> {
        Set(text.matches(of: #/([0-9][0-9.,]*) TL/#).map { String($0.output.1) })
    }

    @Test(.timeLimit(.minutes(6))) func `and no others state a price`() async throws {
        let niches = try ["dental", "aesthetic", "ecommerce"].map { try #require(plugin($0)) }
        try await PluginLab.with(niches, at: Date(timeIntervalSince1970: 1_790_000_000)) { lab in
            let dental = try await lab.tenant("yosunlu", ["dental"])
            for row in Self.treatments {
                let made = try await lab.send(
                    "POST", "/v1/plugins/dental/services",
                    Self.row(["name": row.name, "treatment": row.treatment], row.lira),
                    as: dental)
                #expect(made.status == 201)
            }
            let aesthetic = try await lab.tenant("sardunya", ["aesthetic"])
            for row in Self.procedures {
                let made = try await lab.send(
                    "POST", "/v1/plugins/aesthetic/services",
                    Self.row(
                        ["name": row.name, "name_en": row.english, "procedure": row.procedure], row.lira), as: aesthetic
                )
                #expect(made.status == 201)
            }
            for (questions, tenant) in [(Self.patients, dental), (Self.guests, aesthetic)] {
                try await lab.warmUp(tenant)
                for asked in questions {
                    let answer = try await lab.send(
                        "POST", "/v1/assist:reply", ["text": .string(asked.text)], as: tenant)
                    let text = answer["text"].string ?? ""
                    #expect(Self.amounts(in: text) == asked.amounts, "\(asked.text) → \(text)")
                }
            }
        }
    }

    @Test(.timeLimit(.minutes(6))) func `and no others are in stock`() async throws {
        try await PluginLab.with([try #require(plugin("ecommerce"))], at: Date(timeIntervalSince1970: 1_790_000_000)) {
            lab in
            let shop = try await lab.tenant("defne", ["ecommerce"])
            for (size, color) in [("38", "mavi"), ("40", "beyaz")] {
                let made = try await lab.send(
                    "POST", "/v1/plugins/ecommerce/products",
                    [
                        "sku": .string("DKG-\(size)"), "model": "DKG", "name": "Defne Keten Gömlek",
                        "size": .string(size), "color": .string(color), "stock": 4,
                    ], as: shop)
                #expect(made.status == 201)
            }
            try await lab.warmUp(shop)
            for (question, said) in Self.shoppers {
                let answer = try await lab.send("POST", "/v1/assist:reply", ["text": .string(question)], as: shop)
                let text = answer["text"].string ?? ""
                if let said {
                    #expect(text.contains(said), "\(question) → \(text)")
                } else {
                    #expect(!text.contains("stokta"), "\(question) → \(text)")
                }
            }
        }
    }

    private static func row(_ fields: [String: String], _ lira: Int) -> JSONValue {
        let price: JSONValue = ["amount_minor": .integer(lira * 100)]
        return .object(
            fields.mapValues(JSONValue.string).merging(["price_min": price, "price_max": price]) { $1 })
    }
}
