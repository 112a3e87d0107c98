import Testing

@testable import RealEstate

@Suite struct `Comparables import` {
    @Test(arguments: [
        (["1.250.000", "980.000"], "1.250.000", 1_250_000.0), (["1250000", "980000"], "1250000", 1_250_000),
        (["191.8", "99.9"], "191.8", 191.8), (["1.250.000,50"], "1.250.000,50", 1_250_000.5),
        (["1,250,000.5", "2"], "1,250,000.5", 1_250_000.5), (["110,5 m²"], "110,5 m²", 110.5),
        (["2.500.000 TL", "₺ 3.100.000"], "₺ 3.100.000", 3_100_000), (["1,5 milyon"], "1,5 milyon", 1_500_000),
    ])
    func `numbers are read as their column writes them`(column: [String], text: String, number: Double) {
        #expect(NumberStyle(of: column).number(text) == number)
    }

    @Test func `rooms, floors and ages are read as portals write them`() {
        #expect(ListingWords.rooms("3+1")?.rooms == 3)
        #expect(ListingWords.rooms("Stüdyo (1+0)")?.livingRooms == 0)
        #expect(ListingWords.rooms("2.5+1")?.rooms == 2.5)
        #expect(ListingWords.floor("Zemin", floorCount: 5) == 0)
        #expect(ListingWords.floor("Bahçe katı", floorCount: 5) == 0)
        #expect(ListingWords.floor("Kot 2", floorCount: 5) == -2)
        #expect(ListingWords.floor("Çatı Katı", floorCount: 5) == 5)
        #expect(ListingWords.floor("-1", floorCount: nil) == -1)
        #expect(ListingWords.age("0 (Yeni)", listed: 2026)?.age == 0)
        #expect(ListingWords.age("5-10 arası", listed: 2026)?.age == 7.5)
        #expect(ListingWords.age("31 ve üzeri", listed: 2026)?.age == 31)
        #expect(ListingWords.age("2015", listed: 2026)?.wasYear == true)
    }

    @Test func `planted errors are found and sound rows left alone`() throws {
        var market = SyntheticMarket(seed: 3)
        var listings = market.listings(1500, deal: .rent)
        var planted: [Int: Set<ImportIssue.Kind>] = [:]
        for row in stride(from: 0, to: 1500, by: 4) {
            listings[row].price = (listings[row].price / 100).rounded()
            planted[row] = [.scale, .priceOutlier]
        }
        for row in stride(from: 1, to: 1500, by: 148) {
            listings[row].home.grossArea = 17_815
            planted[row] = [.area]
        }
        for row in stride(from: 2, to: 1500, by: 148) {
            listings[row].price *= 200
            planted[row] = [.otherMarket, .priceOutlier]
        }
        let table = DelimitedText(SyntheticFiles.csv(listings))
        let rows = try ListingTable(table, mapping: ColumnMapping(header: table.header), prices: true).rows
        let checks = ImportChecks(rows)
        var (found, flagged) = (0, 0)
        for row in rows.indices {
            let kinds = Set(checks.issues[row].filter(\.excludes).map(\.kind))
            if let meant = planted[row] {
                if !kinds.isDisjoint(with: meant) { found += 1 }
            } else if !kinds.isEmpty {
                flagged += 1
            }
        }
        #expect(Double(found) >= 0.99 * Double(planted.count))
        #expect(Double(flagged) <= 0.02 * Double(rows.count - planted.count))
    }

    @Test(arguments: [
        ("İlan fiyatı", PriceKind.asking), ("istenen", .asking), ("asking", .asking), ("Gerçekleşen", .agreed),
        ("SATIŞ", .agreed), ("kiralandı", .agreed), ("tapu bedeli", .deed), ("?", nil), ("", nil),
    ])
    func `kinds of prices are read as offices write them`(text: String, kind: PriceKind?) {
        #expect(PriceKind(text) == kind)
    }

    @Test func `asking and sold prices are not mixed silently`() throws {
        let kinds = ["satış", "satış", "ilan", "", "satış", "tapu"]
        let lines = kinds.enumerated().map { "\($0),\(5_000_000 + $0 * 90_000),\($1),\(100 + $0),satilik" }
        let table = DelimitedText("id,fiyat,fiyat_turu,brut_m2,islem\n" + lines.joined(separator: "\n"))
        let rows = try ListingTable(table, mapping: ColumnMapping(header: table.header), prices: true).rows
        let checks = ImportChecks(rows)
        #expect(rows.indices.filter(checks.isUsable) == [0, 1, 4])
        #expect(checks.issues[2].map(\.kind) == [.otherPriceKind] && checks.issues[5].map(\.kind) == [.otherPriceKind])
        #expect(checks.issues[3].map(\.kind) == [.missing])
        let silent = DelimitedText("id,fiyat,brut_m2\n1,5000000,100\n2,5100000,101")
        let plain = try ListingTable(silent, mapping: ColumnMapping(header: silent.header), prices: true).rows
        #expect(plain.indices.allSatisfy { ImportChecks(plain).isUsable($0) })
    }

    @Test func `a mapping names the columns`() throws {
        let table = DelimitedText("No;Price;Area;Pool\n7;\"1.250.000\";110;yes\n")
        let mapping = try ColumnMapping(
            header: table.header,
            json: .init(#"{"fiyat": "Price", "brut_m2": "Area", "x_havuz": "Pool"}"#.utf8))
        let row = try #require(ListingTable(table, mapping: mapping, prices: true).rows.first)
        #expect(row.id == "7" && row.price == 1_250_000 && row.home.grossArea == 110)
        #expect(row.home.extra == ["x_havuz": "yes"])
    }
}
