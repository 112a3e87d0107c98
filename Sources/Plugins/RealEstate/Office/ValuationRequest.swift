import Foundation
import PluginKit

/// What a caller says of a home.
struct ValuationRequest: Decodable, Sendable {
    let deal: String
    let province: String?
    let district: String
    let neighbourhood: String?
    let grossArea: Double?
    let netArea: Double?
    let rooms: String?
    let age: Double?
    let floor: Double?
    let floorCount: Double?
    let bathrooms: Double?
    let lotArea: Double?
    let kind: String?
    let latitude: Double?
    let longitude: Double?
    let date: String?
    let expected: Double?
    let extra: [String: String]?

    static let schema = JSONSchema.object([
        .optional("deal", Words.deals, LocalizedText(tr: "İşlem", en: "Deal"), default: "sale"),
        .optional("province", .text(0...100), LocalizedText(tr: "İl", en: "Province")),
        .required("district", .text(1...100), LocalizedText(tr: "İlçe", en: "District")),
        .optional("neighbourhood", .text(0...100), LocalizedText(tr: "Mahalle", en: "Neighbourhood")),
        .optional("gross_area", .nullable(.number(10...5_000)), LocalizedText(tr: "Brüt m²", en: "Gross m²")),
        .optional("net_area", .nullable(.number(10...5_000)), LocalizedText(tr: "Net m²", en: "Net m²")),
        .optional("rooms", .nullable(.text(1...12)), LocalizedText(tr: "Oda (3+1)", en: "Rooms (3+1)")),
        .required(
            "age", .nullable(.number(0...200)),
            LocalizedText(tr: "Bina yaşı (bilinmiyorsa boş)", en: "Age of the building; null where it is not known")),
        .required(
            "floor", .nullable(.number(-10...200)),
            LocalizedText(
                tr: "Kat (zemin 0, bodrum −1; bilinmiyorsa boş)",
                en: "Floor, 0 at ground level; null where it is not known")),
        .optional("floor_count", .nullable(.number(1...200)), LocalizedText(tr: "Kat sayısı", en: "Number of floors")),
        .optional("bathrooms", .nullable(.number(0...20)), LocalizedText(tr: "Banyo", en: "Bathrooms")),
        .optional("lot_area", .nullable(.number(0...1_000_000)), LocalizedText(tr: "Arsa m²", en: "Lot m²")),
        .optional(
            "kind", .nullable(.text(1...60)), LocalizedText(tr: "Tür (daire, villa…)", en: "Kind (daire, villa…)")),
        .optional("latitude", .nullable(.number(-90...90)), LocalizedText(tr: "Enlem", en: "Latitude")),
        .optional("longitude", .nullable(.number(-180...180)), LocalizedText(tr: "Boylam", en: "Longitude")),
        .optional(
            "date", .format(.date), LocalizedText(tr: "Değerleme günü (boşsa bugün)", en: "Day of the valuation")),
        .optional(
            "expected", .nullable(.number(1...1e12)),
            LocalizedText(
                tr: "Beklenen fiyat, TL (çok farklıysa alanlar denetlenir)",
                en: "Price that is expected, in TL: where the value is far off, members are named to look at")),
        .optional("extra", .any, LocalizedText(tr: "Kendi sütunlarınız (x_…)", en: "Your own columns (x_…)")),
    ])

    /// - Throws: ``PluginProblem`` that names the members which are missing or cannot be.
    func home() throws -> PropertyAttributes {
        var breaches: [(String, String, LocalizedText)] = []
        var home = PropertyAttributes()
        (home.province, home.district, home.neighbourhood) = (province ?? "", district, neighbourhood ?? "")
        home.deal = Words.deal(deal) ?? .sale
        (home.grossArea, home.netArea) = (grossArea, netArea)
        if grossArea == nil, netArea == nil {
            breaches.append(
                (
                    "/gross_area", "missing",
                    LocalizedText(tr: "Brüt ya da net m² gerekli.", en: "The gross or the net area is needed.")
                ))
        }
        if let rooms {
            if let read = ListingWords.rooms(rooms), read.rooms > 0, read.rooms <= 30 {
                (home.rooms, home.livingRooms) = (read.rooms, read.livingRooms)
            } else {
                breaches.append(
                    ("/rooms", "invalid", LocalizedText(tr: "3+1 gibi yazın.", en: "Write it like 3+1.")))
            }
        }
        (home.age, home.floor, home.floorCount) = (age, floor, floorCount)
        (home.bathrooms, home.lotArea, home.kind) = (bathrooms, lotArea, kind ?? "")
        (home.latitude, home.longitude) = (latitude, longitude)
        home.extra = extra ?? [:]
        guard breaches.isEmpty else {
            throw PluginProblem(
                status: 422, code: "invalid_body",
                title: LocalizedText(tr: "İşlenemeyen istek", en: "Unprocessable request"),
                detail: LocalizedText(
                    tr: "İstekteki bazı alanlar geçersiz.", en: "Some members of the request are not valid."),
                errors: breaches.map { SchemaBreach(pointer: $0.0, code: $0.1, detail: $0.2) })
        }
        return home
    }
}
