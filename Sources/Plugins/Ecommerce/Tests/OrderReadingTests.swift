import Foundation
import PluginKit
import Testing

@testable import Ecommerce

@Suite struct `An order` {
    private func payload(_ text: String) throws -> Payload { try Payload(json: Array(text.utf8)) }

    private func question(_ text: String, _ entities: [Entity] = []) -> FactQuestion {
        FactQuestion(
            text: text, intent: DetectedIntent(id: "kargo_nerede", confidence: 1, runnerUpGap: 1), entities: entities,
            language: .turkish)
    }

    @Test func `of Trendyol is read without what Trendyol withholds`() throws {
        let notice = try #require(Trendyol.notice(payload(MarketplacePayloads.trendyolPackage)))
        #expect(notice.number == "10234567" && notice.customerName == "Deniz Örnek" && notice.city == "İzmir")
        #expect(notice.customerPhone == nil && notice.customerEmail == nil)
        let parcel = try #require(notice.parcels.first)
        #expect(
            parcel.status == .shipped && parcel.carrier == "Yurtiçi Kargo" && parcel.trackingCode == "7330012345678901")
        #expect(
            parcel.expectedOn == "2026-03-05" && parcel.lines[0].size == "39" && parcel.lines[0].totalMinor == 79_990)
        // What reads as 11:00 is 11:00 on Istanbul's wall.
        #expect(notice.orderedAt == Date(timeIntervalSince1970: 1_772_438_400))
        #expect(parcel.shippedAt == Date(timeIntervalSince1970: 1_772_532_000))
    }

    @Test(arguments: [
        ("UNDELIVERED", OrderStatus.undelivered), ("AT_COLLECTION_POINT", .pickup),
        ("UnDeliveredAndReturned", .returned),
        ("UnSupplied", .cancelled), ("Invoiced", .preparing), ("AWAITING", .awaiting),
    ])
    func `of Trendyol has its status in the pull's spelling and in the webhook's`(word: String, status: OrderStatus)
        throws
    {
        let package = try payload(#"{"orderNumber": 9, "id": 1, "status": "\#(word)", "lastModifiedDate": 1}"#)
        #expect(Trendyol.notice(package)?.parcels.first?.status == status)
    }

    @Test func `of Hepsiburada is put together from what its lists tell`() throws {
        let bought = Hepsiburada.List.orders.notices(try payload(MarketplacePayloads.hepsiburadaLine), at: .distantPast)
        let line = try #require(bought.first?.parcels.first?.lines.first)
        #expect(bought[0].customerPhone == nil && bought[0].customerEmail == nil && bought[0].city == "Ankara")
        #expect(line.size == "M" && line.color == "Mavi" && line.quantity == 2 && line.totalMinor == 119_980)
        let shipped = Hepsiburada.List.shipped.notices(
            try payload(MarketplacePayloads.hepsiburadaShipped), at: .distantPast)
        #expect(shipped[0].number == "4001234567" && shipped[0].parcels[0].id == "5000031669")
        // Nine o'clock in Istanbul.
        #expect(shipped[0].parcels[0].shippedAt == Date(timeIntervalSince1970: 1_772_517_600))
    }

    @Test func `keeps what a later notice leaves out, and an older one fills gaps only`() {
        let early = Date(timeIntervalSince1970: 1_000)
        let late = Date(timeIntervalSince1970: 2_000)
        let shipped = Parcel(id: "1", status: .shipped, carrier: "A", trackingCode: "1", modifiedAt: early)
        let delivered = Parcel(id: "1", status: .delivered, deliveredAt: late, modifiedAt: late)
        for merged in [shipped.merged(with: delivered), delivered.merged(with: shipped)] {
            #expect(merged.status == .delivered && merged.carrier == "A" && merged.trackingCode == "1")
        }
        #expect(shipped.merged(with: shipped) == shipped)
    }

    @Test func `is split over parcels, and no piece of it is lost or there twice`() {
        func line(_ sku: String, _ quantity: Int = 1) -> OrderLine {
            OrderLine(sku: sku, name: sku, quantity: quantity, totalMinor: 1_000 * quantity)
        }
        func parcel(_ id: String, _ lines: [OrderLine] = [], _ status: OrderStatus = .created) -> Parcel {
            Parcel(id: id, status: status, modifiedAt: .distantPast, lines: lines)
        }
        func goods(_ parcels: [Parcel]) -> [String: [String]] {
            Dictionary(
                parcels.filter { !$0.isEmptied }.map { ($0.id, $0.lines.map { "\($0.quantity) \($0.sku ?? "")" }) }
            ) { $0 + $1 }
        }
        let bought = [parcel("unpacked:1", [line("A", 3)]), parcel("unpacked:2", [line("B")])]
        #expect(Packing.sorted(bought) == bought)
        // Two of three are packed: the rest is still at the shop.
        let half = Packing.sorted(bought + [parcel("10", [line("A", 2)], .preparing)])
        #expect(goods(half) == ["10": ["2 A"], "unpacked:1": ["1 A"], "unpacked:2": ["1 B"]])
        #expect(Packing.sorted(half) == half, "the same again changes nothing")
        // A second parcel that names nothing holds what is left, until it says so itself.
        let shipped = Packing.sorted(half + [parcel("11", [], .shipped)])
        #expect(goods(shipped) == ["10": ["2 A"], "11": ["1 A", "1 B"]])
        #expect(Packing.sorted(shipped) == shipped, "the same again changes nothing")
        let third = Packing.sorted(shipped + [parcel("12", [line("B")], .preparing)])
        #expect(goods(third) == ["10": ["2 A"], "11": ["1 A"], "12": ["1 B"]])
        // Two that name nothing: the goods are listed once.
        let silent = Packing.sorted(bought + [parcel("20", [], .shipped), parcel("21", [], .shipped)])
        #expect(goods(silent) == ["20": ["3 A", "1 B"], "21": []])
        let named = silent.map { $0.id == "21" ? $0.merged(with: parcel("21", [line("A", 3)], .shipped)) : $0 }
        #expect(goods(Packing.sorted(named)) == ["20": ["1 B"], "21": ["3 A"]])
        let cancelled = Packing.sorted(
            [parcel("unpacked:1", [line("A")], .cancelled), parcel("30", [line("B")], .shipped)])
        #expect(goods(cancelled) == ["30": ["1 B"], "unpacked:1": ["1 A"]])
    }

    @Test func `stands where its least advanced parcel stands`() {
        #expect(OrderStatus.of([.delivered, .shipped, .cancelled]) == .shipped)
        #expect(OrderStatus.of([.cancelled]) == .cancelled && OrderStatus.of([]) == .created)
    }

    @Test(arguments: [
        ("kargom nerede 10234567", ["10234567"], true), ("TY-10234567 ne oldu", ["TY-10234567"], true),
        ("Kargom nerede?", [], false), ("100 adet lazım", [], false),
        ("siparişim #10234567, bakar mısınız", ["10234567"], true),
    ])
    func `is named by its number`(text: String, numbers: [String], isGiven: Bool) {
        let read = OrderNumbers(in: question(text))
        #expect(read.candidates == numbers && read.isGiven == isGiven)
    }

    @Test func `is not named by a telephone`() {
        let text = "numaram 05320000001"
        let phone = Entity(.phone("+905320000001"), span: Span(8..<19))
        #expect(!OrderNumbers(in: question(text, [phone])).isGiven)
        #expect(OrderNumbers.key("ty-1023 4567") == "TY10234567")
    }

    @Test func `comes from a sheet with Turkish titles, several lines of goods, and amounts as people write them`()
        throws
    {
        let sheet = """
            Sipariş No;Durum;Ad Soyad;Telefon;Tutar;Kargo Firması;Takip No;Tahmini Teslim;Ürün;Beden;Adet
            A-1001;Kargoda;"Örnek; Deniz";0555 000 00 01;1.250,90;Örnek Kargo;55501;25.11.2026;Gömlek;M;2
            A-1001;Kargoda;;;;;;;Kemer;;1
            A-1002;hazırlanıyor;Ada Örnek;;80;;;;Kupa;;1
            """
        let orders = try OrderSheet.read(Array(sheet.utf8), in: BusinessCalendar.istanbul)
        #expect(orders.map(\.number) == ["A-1001", "A-1002"] && orders[0].lines.count == 2)
        #expect(orders[0].customerName == "Örnek; Deniz" && orders[0].total == 1_250.9 && orders[0].status == .shipped)
        #expect(orders[0].expectedOn == "2026-11-25" && orders[1].status == .preparing)
    }

    @Test func `of a sheet with faults is not read, and each fault is named by row and title`() {
        let sheet = "siparis_no,durum,tutar\nA-1,uçtu,on lira\n,kargoda,5\n"
        let problem = #expect(throws: PluginProblem.self) {
            try OrderSheet.read(Array(sheet.utf8), in: BusinessCalendar.istanbul)
        }
        #expect(problem?.code == "invalid_file")
        #expect(problem?.errors.map(\.pointer) == ["/1/durum", "/1/tutar", "/2/siparis_no"])
    }
}

@Suite struct `What a customer of a shop says` {
    @Test(arguments: [
        ("Büyük geldi", ReturnReason.size), ("ayağıma olmadı, numarası küçük", .size),
        ("rengi fotoğraftaki gibi değil", .color),
        ("kumaşı çok ince çıktı", .quality), ("kırık geldi", .damaged), ("yanlış ürün göndermişsiniz", .damaged),
        ("vazgeçtim", .changedMind), ("It is too small", .size), ("I changed my mind", .changedMind),
    ])
    func `tells why it goes back`(text: String, reason: ReturnReason) { #expect(ReturnReason.read(text) == reason) }

    @Test(arguments: ["iade etmek istiyorum", "size bir şey soracağım", "ürünü geri göndereceğim"])
    func `may tell no reason`(text: String) { #expect(ReturnReason.read(text) == nil) }

    @Test(arguments: [
        "Toptan fiyat var mı?", "100 adet lazım", "kurumsal fatura kesiyor musunuz", "250 tane alsak",
        "wholesale prices?",
    ])
    func `speaks of many pieces`(text: String) { #expect(VIPFlags.b2bSignal(in: text, from: 50) != nil) }

    @Test(arguments: ["2 adet aldım", "kargom nerede", "faturam gelmedi", "sipariş 100456 nerede"])
    func `speaks for itself`(text: String) { #expect(VIPFlags.b2bSignal(in: text, from: 50) == nil) }

    @Test func `is another's name where nothing of it is the same`() {
        #expect(PersonNames.differ("Ali Kaya", "Deniz Örnek") && !PersonNames.differ("deniz", "Deniz Örnek"))
        #expect(!PersonNames.differ("D. Örnek", "Deniz Örnek") && !PersonNames.differ("Ali Kaya", nil))
        #expect(PersonNames.isNamed("Deniz Örnek", in: "deniz ornek adına"))
        #expect(!PersonNames.isNamed("Deniz Örnek", in: "Deniz"))
    }
}
