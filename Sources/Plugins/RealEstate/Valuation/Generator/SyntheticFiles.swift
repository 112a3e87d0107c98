import Foundation

/// The synthetic market as files of the comparables schema.
public enum SyntheticFiles {
    private static let columns = [
        "id", "tarih", "fiyat", "islem", "tip", "il", "ilce", "mahalle", "lat", "lon", "brut_m2", "net_m2", "oda",
        "salon", "banyo", "bina_yasi", "kat", "kat_sayisi",
    ]

    /// A CSV with a header; the tenant's own columns follow the schema's, in alphabetical order.
    public static func csv(_ listings: [PricedListing], prices: Bool = true) -> String {
        let extra = Set(listings.flatMap { $0.home.extra.keys }).sorted()
        let columns = prices ? columns : columns.filter { $0 != "fiyat" }
        var text = (columns + extra).joined(separator: ",") + "\n"
        for listing in listings {
            let home = listing.home
            var fields = [listing.id, listing.day.description]
            if prices { fields.append(number(listing.price)) }
            fields += [home.deal.rawValue, home.kind, home.province, home.district, home.neighbourhood]
            fields += [
                home.latitude, home.longitude, home.grossArea, home.netArea, home.rooms, home.livingRooms,
                home.bathrooms, home.age, home.floor, home.floorCount,
            ].map { $0.map(number) ?? "" }
            fields += extra.map { home.extra[$0] ?? "" }
            text += fields.joined(separator: ",") + "\n"
        }
        return text
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }
}
