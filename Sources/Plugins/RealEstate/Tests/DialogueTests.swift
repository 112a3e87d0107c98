import Testing

@testable import RealEstate

/// What a person said, and what it means, checked by hand.
struct Opening: Sendable {
    let text: String
    var district = ""
    var neighbourhood = ""
    var rooms: Double?
    var living: Double?
    var gross: Double?
    var net: Double?
    var age: Double?
    var floor: Double?
    var deal = PropertyAttributes.Deal.sale
}

@Suite struct `Valuation dialogue` {
    static let places = {
        var homes: [PropertyAttributes] = []
        for province in SyntheticPlaces.provinces {
            for district in province.districts {
                for neighbourhood in district.neighbourhoods {
                    var home = PropertyAttributes()
                    (home.province, home.district, home.neighbourhood) = (province.name, district.name, neighbourhood)
                    homes.append(home)
                }
            }
        }
        return PlaceGazetteer(homes)
    }()

    static let openings: [Opening] = [
        Opening(
            text: "Kadıköy Caferağa'da 3+1 110 m² dairem ne eder?", district: "Kadıköy", neighbourhood: "Caferağa",
            rooms: 3, living: 1, gross: 110),
        Opening(
            text: "Merhaba, Moda'da 2+1 85 m2 5. kat evimi satmak istiyorum", district: "Kadıköy",
            neighbourhood: "Moda", rooms: 2, living: 1, gross: 85, floor: 5),
        Opening(
            text: "beşiktaş levent 4+1 brüt 180 net 150 10 yıllık bina", district: "Beşiktaş", neighbourhood: "Levent",
            rooms: 4, living: 1, gross: 180, net: 150, age: 10),
        Opening(
            text: "kadikoy goztepede 3+1 120 metrekare 3. katta 25 yasinda", district: "Kadıköy",
            neighbourhood: "Göztepe", rooms: 3, living: 1, gross: 120, age: 25, floor: 3),
        Opening(
            text: "Çankaya Ayrancı'da zemin kat 2+1 evimin değeri nedir", district: "Çankaya", neighbourhood: "Ayrancı",
            rooms: 2, living: 1, floor: 0),
        Opening(
            text: "Bornova Evka3'te 3 oda 1 salon 130 m2, 2015 yapımı", district: "Bornova", neighbourhood: "Evka3",
            rooms: 3, living: 1, gross: 130, age: 11),
        Opening(
            text: "Karşıyaka Bostanlı'da kiralık 1+1 60 m² ne kadar olur?", district: "Karşıyaka",
            neighbourhood: "Bostanlı", rooms: 1, living: 1, gross: 60, deal: .rent),
        Opening(
            text: "Üsküdar Çengelköy bahçe katı 90 m² üç artı bir", district: "Üsküdar", neighbourhood: "Çengelköy",
            rooms: 3, living: 1, gross: 90, floor: 0),
        Opening(
            text: "evim Bakırköy Ataköy'de, 140 metrekare, 4+1, sıfır bina", district: "Bakırköy",
            neighbourhood: "Ataköy", rooms: 4, living: 1, gross: 140, age: 0),
        Opening(
            text: "Keçiören Etlik'te stüdyo daire 45 m2 7. kat", district: "Keçiören", neighbourhood: "Etlik", rooms: 1,
            living: 0, gross: 45, floor: 7),
        Opening(
            text: "Konak Alsancak'taki dairem 100 m² net 85 m², 8 katlı binanın 4. katında", district: "Konak",
            neighbourhood: "Alsancak", gross: 100, net: 85, floor: 4),
        Opening(
            text: "Etimesgut Eryaman 3+1 125 m2 bina yaşı 12 kat 6", district: "Etimesgut", neighbourhood: "Eryaman",
            rooms: 3, living: 1, gross: 125, age: 12, floor: 6),
        Opening(text: "Buca'da evim var, ne eder?", district: "Buca"),
        Opening(
            text: "Batıkent'te 2+1 kaça gider", district: "Yenimahalle", neighbourhood: "Batıkent", rooms: 2, living: 1),
        Opening(
            text: "Suadiye 5+1 220 m² en ust kat 12 katlı", district: "Kadıköy", neighbourhood: "Suadiye", rooms: 5,
            living: 1, gross: 220, floor: 12),
        Opening(
            text: "Beşiktaş Ortaköy'de bodrum kat 1+1 50 m2 30 yıllık", district: "Beşiktaş", neighbourhood: "Ortaköy",
            rooms: 1, living: 1, gross: 50, age: 30, floor: -1),
        Opening(
            text: "Kadıköy Erenköy yüz on metrekare üç artı bir daire ikinci kat", district: "Kadıköy",
            neighbourhood: "Erenköy", rooms: 3, living: 1, gross: 110, floor: 2),
        Opening(
            text: "Dikmen'de 3+1 evimizin kirası ne olmalı, 115 m2", district: "Çankaya", neighbourhood: "Dikmen",
            rooms: 3, living: 1, gross: 115, deal: .rent),
        Opening(
            text: "CANKAYA BALGAT 2+1 95M2 4.KAT 15 YILLIK", district: "Çankaya", neighbourhood: "Balgat", rooms: 2,
            living: 1, gross: 95, age: 15, floor: 4),
        Opening(
            text: "Bostanci 3+1 105 m2 giriş katı", district: "Kadıköy", neighbourhood: "Bostancı", rooms: 3, living: 1,
            gross: 105, floor: 0),
        Opening(text: "Kadıköy'de 2.5+1 100 m² daire", district: "Kadıköy", rooms: 2.5, living: 1, gross: 100),
        Opening(
            text: "Şirinyer 2+1 90m2 kaç para", district: "Buca", neighbourhood: "Şirinyer", rooms: 2, living: 1,
            gross: 90),
        Opening(
            text: "Bebek'te 160 m² brüt, 3+1, kot 1", district: "Beşiktaş", neighbourhood: "Bebek", rooms: 3, living: 1,
            gross: 160, floor: -1),
        Opening(
            text: "üsküdar acıbademde 1998 yapımı 3+1 115 metrekare 6.kat", district: "Üsküdar",
            neighbourhood: "Acıbadem", rooms: 3, living: 1, gross: 115, age: 28, floor: 6),
        Opening(
            text: "Mavişehir 4+1 200 m2 yüksek giriş değer tahmini istiyorum", district: "Karşıyaka",
            neighbourhood: "Mavişehir", rooms: 4, living: 1, gross: 200, floor: 0.5),
        Opening(
            text: "Florya'da dubleks 5+2 300 m² 20 senelik", district: "Bakırköy", neighbourhood: "Florya", rooms: 5,
            living: 2, gross: 300, age: 20),
        Opening(
            text: "Keçiören Kalaba mahallesi 3+1, 120 m2, doğalgaz kombi, 2. kat", district: "Keçiören",
            neighbourhood: "Kalaba", rooms: 3, living: 1, gross: 120, floor: 2),
        Opening(
            text: "Konak Göztepe'de 2+1 100 m² 3. kat", district: "Konak", neighbourhood: "Göztepe", rooms: 2,
            living: 1, gross: 100, floor: 3),
        Opening(
            text: "Çankaya Bahçelievler 3+1 118,5 m2 45 yaşında bina", district: "Çankaya",
            neighbourhood: "Bahçelievler", rooms: 3, living: 1, gross: 118.5, age: 45),
        Opening(
            text: "Bornova Kazımdirik'te 1+1 kiraya vereceğim 55 m² 3. kat", district: "Bornova",
            neighbourhood: "Kazımdirik", rooms: 1, living: 1, gross: 55, floor: 3, deal: .rent),
        Opening(
            text: "Beşiktaş Etiler net 130 brüt 155 m2 4+1 8. kat 2005 yapımı", district: "Beşiktaş",
            neighbourhood: "Etiler", rooms: 4, living: 1, gross: 155, net: 130, age: 21, floor: 8),
        Opening(
            text: "Yenimahalle Demetevler 3+1 110 m2 5 katlı binada 1. kat", district: "Yenimahalle",
            neighbourhood: "Demetevler", rooms: 3, living: 1, gross: 110, floor: 1),
        Opening(
            text: "Oran'da 4+1 190 m2 siteden ev", district: "Çankaya", neighbourhood: "Oran", rooms: 4, living: 1,
            gross: 190),
        Opening(
            text: "Altunizadede 3+1 yeni bina 130 mt 9. kat", district: "Üsküdar", neighbourhood: "Altunizade",
            rooms: 3, living: 1, gross: 130, age: 0, floor: 9),
        Opening(
            text: "merhaba evimi satsam ne eder, Hatay 2+1 80 m2", district: "Konak", neighbourhood: "Hatay", rooms: 2,
            living: 1, gross: 80),
        Opening(
            text: "Elvankent 3+1 135 metre kare onuncu kat 8 yıllık", district: "Etimesgut", neighbourhood: "Elvankent",
            rooms: 3, living: 1, gross: 135, age: 8, floor: 10),
        Opening(
            text: "Kadıköy Fenerbahçe'de 175m² 4 oda 1 salon çatı katı 6 katlı", district: "Kadıköy",
            neighbourhood: "Fenerbahçe", rooms: 4, living: 1, gross: 175, floor: 6),
        Opening(
            text: "Bir dairem var Buca Tınaztepe, iki artı bir, doksan metrekare, 1. kat", district: "Buca",
            neighbourhood: "Tınaztepe", rooms: 2, living: 1, gross: 90, floor: 1),
        Opening(
            text: "Yeşilköy'de 3+1 150 m2 evin fiyatı", district: "Bakırköy", neighbourhood: "Yeşilköy", rooms: 3,
            living: 1, gross: 150),
        Opening(
            text: "Bornova'daki 110 m2 3+1 dairemin değerini öğrenmek istiyorum, 4'üncü kat, 16 yaşında",
            district: "Bornova", rooms: 3, living: 1, gross: 110, age: 16, floor: 4),
    ]

    @Test func `openings are understood`() {
        var wrong: [String] = []
        var right = 0
        for opening in Self.openings {
            var dialogue = ValuationDialogue(places: Self.places, year: 2026)
            dialogue.hear(opening.text)
            let facts = opening.differences(from: dialogue.home)
            right += 9 - facts.count
            wrong += facts
        }
        let share = Double(right) / Double(right + wrong.count)
        #expect(share >= 0.95, "\(share): \(wrong.joined(separator: "\n"))")
    }

    @Test func `asks for what is missing, one thing at a time`() {
        var dialogue = ValuationDialogue(places: Self.places, year: 2026)
        dialogue.hear("Evim ne eder?")
        #expect(dialogue.next == .ask(.district))
        dialogue.hear("Kadıköy Moda")
        #expect(dialogue.next == .ask(.area))
        dialogue.hear("110")
        #expect(dialogue.next == .ask(.rooms))
        dialogue.hear("üç artı bir")
        #expect(dialogue.next == .ask(.age))
        dialogue.hear("bilmiyorum")
        #expect(dialogue.next == .ask(.floor))
        dialogue.hear("4")
        guard case .value(let home) = dialogue.next else {
            Issue.record("still asking")
            return
        }
        #expect(home.grossArea == 110 && home.rooms == 3 && home.age == nil && home.floor == 4)
    }

    @Test func `a reply has a range and its basis`() throws {
        var market = SyntheticMarket(seed: 5)
        let listings = market.listings(400)
        let model = try #require(ValuationModel(comparables: listings))
        let home = try #require(listings.first { model.support.refusal($0.home) == nil }).home
        let reply = ValuationReply.text(model.valuation(of: home), for: home)
        #expect(reply.contains("–") && reply.contains("emsal") && reply.contains("rapor"))
        var foreign = home
        foreign.district = "Karaburun"
        let refusal = ValuationReply.text(model.valuation(of: foreign), for: foreign)
        #expect(refusal.contains("Desteklenmeyen bölge") && !refusal.contains("TL"))
    }
}
