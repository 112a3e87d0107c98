import Testing

@testable import RealEstate

/// Openings in another hand than those of the dialogue's own test: misspelt, without marks, English, told at length.
@Suite struct `Openings of customers` {
    static let openings: [Opening] = [
        Opening(
            text: "slm kadikoy caferagada 3 artı 1 120 metrekare evim var kaç para eder", district: "Kadıköy",
            neighbourhood: "Caferağa", rooms: 3, living: 1, gross: 120),
        Opening(
            text: "Moda 2+1, 5 yıllık, 90 m2, 3. kat. Satmak istiyorum", district: "Kadıköy", neighbourhood: "Moda",
            rooms: 2, living: 1, gross: 90, age: 5, floor: 3),
        Opening(
            text: "net 95 brüt 110 m2 3+1 daire Göztepe Kadıköy", district: "Kadıköy", neighbourhood: "Göztepe",
            rooms: 3, living: 1, gross: 110, net: 95),
        Opening(
            text: "Bostancı'da sıfır binada 4+1 160m2 ne kadara satılır", district: "Kadıköy",
            neighbourhood: "Bostancı", rooms: 4, living: 1, gross: 160, age: 0),
        Opening(
            text: "Çengelköy bahçe katı 2+1, 85 metrekare", district: "Üsküdar", neighbourhood: "Çengelköy", rooms: 2,
            living: 1, gross: 85, floor: 0),
        Opening(
            text: "How much is my 3+1 flat in Moda, 110 sqm, 4th floor?", district: "Kadıköy", neighbourhood: "Moda",
            rooms: 3, living: 1, gross: 110, floor: 4),
        Opening(
            text: "I want to sell my 2 bedroom apartment in Levent, 95 m2, 10 years old, ground floor",
            district: "Beşiktaş", neighbourhood: "Levent", rooms: 2, living: 1, gross: 95, age: 10, floor: 0),
        Opening(
            text: "evimi kiraya versem ne kadar olur? Ayrancı 2+1 90 m²", district: "Çankaya", neighbourhood: "Ayrancı",
            rooms: 2, living: 1, gross: 90, deal: .rent),
        Opening(
            text: "Kavaklıderede kiralar ne durumda, 1+1 65 metrekare dairem icin", district: "Çankaya",
            neighbourhood: "Kavaklıdere", rooms: 1, living: 1, gross: 65, deal: .rent),
        Opening(
            text: "Ataköy 9-10. kısım 3+1 140 m² 7. katta 30 yıllık bina", district: "Bakırköy",
            neighbourhood: "Ataköy", rooms: 3, living: 1, gross: 140, age: 30, floor: 7),
        Opening(
            text: "Eryaman 4. etap 3+1 115m2 zemin kat 18 yaşında", district: "Etimesgut", neighbourhood: "Eryaman",
            rooms: 3, living: 1, gross: 115, age: 18, floor: 0),
        Opening(
            text: "Bornova Özkanlar, ikinci kat, üç oda bir salon, yüz otuz metrekare", district: "Bornova",
            neighbourhood: "Özkanlar", rooms: 3, living: 1, gross: 130, floor: 2),
        Opening(
            text: "Buca şirinyerde 2+1 evim var 100 m2 15 senelik binanın 4.katı", district: "Buca",
            neighbourhood: "Şirinyer", rooms: 2, living: 1, gross: 100, age: 15, floor: 4),
        Opening(
            text: "bostanlı 3 + 1 deniz manzaralı 135 m2 brüt 115 m2 net 5.kat", district: "Karşıyaka",
            neighbourhood: "Bostanlı", rooms: 3, living: 1, gross: 135, net: 115, floor: 5),
        Opening(
            text: "Mavişehir'de site içinde 4+1 185 m² 12. kat 2010 yapımı, fiyatı ne olur?", district: "Karşıyaka",
            neighbourhood: "Mavişehir", rooms: 4, living: 1, gross: 185, age: 16, floor: 12),
        Opening(
            text: "Etiler Maya sitesinde 5+1 250 m² dubleks", district: "Beşiktaş", neighbourhood: "Etiler", rooms: 5,
            living: 1, gross: 250),
        Opening(
            text: "ABBASAĞA MAHALLESİ 1+1 55 M2 BODRUM KAT KAÇ PARA EDER", district: "Beşiktaş",
            neighbourhood: "Abbasağa", rooms: 1, living: 1, gross: 55, floor: -1),
        Opening(
            text: "Ortaköyde 1+0 stüdyo 38 m2 2.kat kira getirisi", district: "Beşiktaş", neighbourhood: "Ortaköy",
            rooms: 1, living: 0, gross: 38, floor: 2, deal: .rent),
        Opening(
            text: "üsküdar kısıklı 3+1 125 m2 kat 2 bina yaşı 22", district: "Üsküdar", neighbourhood: "Kısıklı",
            rooms: 3, living: 1, gross: 125, age: 22, floor: 2),
        Opening(
            text: "Acıbadem'de 2 oda 1 salon 95 metrekare evimi satışa çıkaracağım", district: "Üsküdar",
            neighbourhood: "Acıbadem", rooms: 2, living: 1, gross: 95),
        Opening(
            text: "Yeşilköyde müstakil ev 5+1 300 m2 değeri nedir", district: "Bakırköy", neighbourhood: "Yeşilköy",
            rooms: 5, living: 1, gross: 300),
        Opening(
            text: "florya 3+1 sıfır 150 m2 giriş kat", district: "Bakırköy", neighbourhood: "Florya", rooms: 3,
            living: 1, gross: 150, age: 0, floor: 0),
        Opening(
            text: "Çukurambar'da rezidans 2+1 net 80 m2 14. kat", district: "Çankaya", neighbourhood: "Çukurambar",
            rooms: 2, living: 1, net: 80, floor: 14),
        Opening(
            text: "ümitköyde 4+1, brütü 190 neti 165, 8 yaşında", district: "Çankaya", neighbourhood: "Ümitköy",
            rooms: 4, living: 1, gross: 190, net: 165, age: 8),
        Opening(
            text: "Dikmen 3+1 kiralık dairem var 120 m2 aylık ne istesem?", district: "Çankaya",
            neighbourhood: "Dikmen", rooms: 3, living: 1, gross: 120, deal: .rent),
        Opening(
            text: "etlikte 3+1 110 mkare 5 katlı binanın 5. katı asansörsüz", district: "Keçiören",
            neighbourhood: "Etlik", rooms: 3, living: 1, gross: 110, floor: 5),
        Opening(
            text: "Batıkent 3+1 en üst kat 10 katlı bina 120 m²", district: "Yenimahalle", neighbourhood: "Batıkent",
            rooms: 3, living: 1, gross: 120, floor: 10),
        Opening(
            text: "Demetevlerde 2+1 80 m2 35 yıllık ev satsam ne kadar", district: "Yenimahalle",
            neighbourhood: "Demetevler", rooms: 2, living: 1, gross: 80, age: 35),
        Opening(
            text: "elvankent 3+1 130m² 6 ncı kat", district: "Etimesgut", neighbourhood: "Elvankent", rooms: 3,
            living: 1, gross: 130, floor: 6),
        Opening(
            text: "Konak Alsancak'ta 1+1 ofis değil ev 60 m², 1. kat, 40 yıllık", district: "Konak",
            neighbourhood: "Alsancak", rooms: 1, living: 1, gross: 60, age: 40, floor: 1),
        Opening(
            text: "güzelyalıda 3+1 kiracılı dairemi satmayı düşünüyorum 115m2", district: "Konak",
            neighbourhood: "Güzelyalı", rooms: 3, living: 1, gross: 115),
        Opening(
            text: "izmir hatay 2+1 85 m2 yüksek giriş", district: "Konak", neighbourhood: "Hatay", rooms: 2, living: 1,
            gross: 85, floor: 0.5),
        Opening(
            text: "Tınaztepe 1+1 öğrenciye kiralamak için 50 m2 ne isterim", district: "Buca",
            neighbourhood: "Tınaztepe", rooms: 1, living: 1, gross: 50, deal: .rent),
        Opening(
            text: "What is the rent for a 1+1 in Alsancak, 55 square meters?", district: "Konak",
            neighbourhood: "Alsancak", rooms: 1, living: 1, gross: 55, deal: .rent),
        Opening(
            text: "Value of my flat: Kadıköy Erenköy, 4+1, gross 170 sqm net 145 sqm, built in 2018, 3rd floor",
            district: "Kadıköy", neighbourhood: "Erenköy", rooms: 4, living: 1, gross: 170, net: 145, age: 8, floor: 3),
        Opening(
            text: "brand new 2+1 in Bebek, 90 m², 2nd floor, how much could I get?", district: "Beşiktaş",
            neighbourhood: "Bebek", rooms: 2, living: 1, gross: 90, age: 0, floor: 2),
        Opening(
            text: "kozyatagi 3+1 120 m2 yeni bina 11. kat ne eder acaba", district: "Kadıköy",
            neighbourhood: "Kozyatağı", rooms: 3, living: 1, gross: 120, age: 0, floor: 11),
        Opening(
            text: "Suadiyede 4 oda 1 salon 175 metre kare daire, bina 2003'te yapıldı", district: "Kadıköy",
            neighbourhood: "Suadiye", rooms: 4, living: 1, gross: 175, age: 23),
        Opening(
            text: "Merhaba Fenerbahçe'de annemden kalan 3+1 130 m2 50 yıllık daire var, 2. katta, ne kadar eder?",
            district: "Kadıköy", neighbourhood: "Fenerbahçe", rooms: 3, living: 1, gross: 130, age: 50, floor: 2),
        Opening(
            text: "caferağa 1+1 48 m2 çatı katı 5 katlı bina", district: "Kadıköy", neighbourhood: "Caferağa", rooms: 1,
            living: 1, gross: 48, floor: 5),
        Opening(
            text: "Gayrettepe 3,5+1 145 m2", district: "Beşiktaş", neighbourhood: "Gayrettepe", rooms: 3.5, living: 1,
            gross: 145),
        Opening(
            text: "ulus'ta 6+2 400 m² villa fiyatı", district: "Beşiktaş", neighbourhood: "Ulus", rooms: 6, living: 2,
            gross: 400),
        Opening(
            text: "Kuzguncuk kot 2 katta 2+1 75m2", district: "Üsküdar", neighbourhood: "Kuzguncuk", rooms: 2,
            living: 1, gross: 75, floor: -2),
        Opening(
            text: "altunizadede dairemi satıcam 3+1 yüz yirmi beş m2 dördüncü kat", district: "Üsküdar",
            neighbourhood: "Altunizade", rooms: 3, living: 1, gross: 125, floor: 4),
        Opening(
            text: "bulgurlu mah. 2+1 95 m2 2015 model bina", district: "Üsküdar", neighbourhood: "Bulgurlu", rooms: 2,
            living: 1, gross: 95, age: 11),
        Opening(
            text: "Bakırköy cevizlik 3+1 100m2 40 yaşında bina 3.kat tapu kat mülkiyeti", district: "Bakırköy",
            neighbourhood: "Cevizlik", rooms: 3, living: 1, gross: 100, age: 40, floor: 3),
        Opening(
            text: "Balgat'ta iki artı bir yüz metrekare evin kirasını öğrenmek istiyorum", district: "Çankaya",
            neighbourhood: "Balgat", rooms: 2, living: 1, gross: 100, deal: .rent),
        Opening(
            text: "oran şehrinde 5+1 240 m2 ev 25 senelik bina, satılık ne kadar eder", district: "Çankaya",
            neighbourhood: "Oran", rooms: 5, living: 1, gross: 240, age: 25),
        Opening(
            text: "Keçiören aktepede 2+1 75 m2 doğalgazlı ev", district: "Keçiören", neighbourhood: "Aktepe", rooms: 2,
            living: 1, gross: 75),
        Opening(
            text: "subayevleri 3+1 105 m2 bahce kati 30 yillik", district: "Keçiören", neighbourhood: "Subayevleri",
            rooms: 3, living: 1, gross: 105, age: 30, floor: 0),
        Opening(
            text: "bağlıca'da 4+1 sıfır daire 165 m2, 3 kat", district: "Etimesgut", neighbourhood: "Bağlıca", rooms: 4,
            living: 1, gross: 165, age: 0, floor: 3),
        Opening(text: "Kadıkoyde 2+1 evim ne kadar eder", district: "Kadıköy", rooms: 2, living: 1),
        Opening(
            text: "kadıköyy modda 3+1 105 m2", district: "Kadıköy", neighbourhood: "Moda", rooms: 3, living: 1,
            gross: 105),
        Opening(
            text: "Bornva kazımdirik 2+1 85 m2 6. kat", district: "Bornova", neighbourhood: "Kazımdirik", rooms: 2,
            living: 1, gross: 85, floor: 6),
        Opening(
            text: "çankya bahçelievlerde 3+1 110 mtkare 4.kat", district: "Çankaya", neighbourhood: "Bahçelievler",
            rooms: 3, living: 1, gross: 110, floor: 4),
        Opening(text: "100 metrekare 3+1 evim var kaça satarım", rooms: 3, living: 1, gross: 100),
        Opening(
            text: "Konak Göztepe sahilde 3+1, 1990 yılında yapılmış, 8. kat, 125 m²", district: "Konak",
            neighbourhood: "Göztepe", rooms: 3, living: 1, gross: 125, age: 36, floor: 8),
        Opening(
            text: "karşıyaka alaybey 2+1 90m2 ara kat 3. kat 12 yillik bina 6 katlı", district: "Karşıyaka",
            neighbourhood: "Alaybey", rooms: 2, living: 1, gross: 90, age: 12, floor: 3),
        Opening(
            text: "Erzene'de 3+1 dairenin kira bedeli ne olmalı? 120 m² brüt", district: "Bornova",
            neighbourhood: "Erzene", rooms: 3, living: 1, gross: 120, deal: .rent),
        Opening(
            text: "Evim Buca Adatepe'de. 3+1. Net 100 m2. Binanın yaşı 7. 2. katta oturuyorum.", district: "Buca",
            neighbourhood: "Adatepe", rooms: 3, living: 1, net: 100, age: 7, floor: 2),
        Opening(
            text: "selamlar kozyatağında 2+1 95 m2 dairemiz var 3üncü katta 20 yıllık bina degeri ne olur",
            district: "Kadıköy", neighbourhood: "Kozyatağı", rooms: 2, living: 1, gross: 95, age: 20, floor: 3),
        Opening(
            text: "Erenköyde oturuyorum, ev 3+1, 125m², 1. kat, bina 1998", district: "Kadıköy",
            neighbourhood: "Erenköy", rooms: 3, living: 1, gross: 125, age: 28, floor: 1),
        Opening(
            text: "Hi, what would a 85 sqm 2+1 on the 5th floor in Göztepe Kadıköy rent for?", district: "Kadıköy",
            neighbourhood: "Göztepe", rooms: 2, living: 1, gross: 85, floor: 5, deal: .rent),
        Opening(
            text: "suadiye sahile yakin 4+1 200 m2 brut 170 net 2.kat 35 yasinda", district: "Kadıköy",
            neighbourhood: "Suadiye", rooms: 4, living: 1, gross: 200, net: 170, age: 35, floor: 2),
        Opening(
            text: "türkali mah 1+1 45m2 giriş katı kiraya verilecek", district: "Beşiktaş", neighbourhood: "Türkali",
            rooms: 1, living: 1, gross: 45, floor: 0, deal: .rent),
        Opening(
            text: "ulusta bahçe katı 3+1 140 metrekare", district: "Beşiktaş", neighbourhood: "Ulus", rooms: 3,
            living: 1, gross: 140, floor: 0),
        Opening(
            text: "Beylerbeyi'nde iki katlı müstakil evim var 180 m2, satsam ne olur", district: "Üsküdar",
            neighbourhood: "Beylerbeyi", gross: 180),
        Opening(
            text: "ünalan 3+1 2. kat 105 m2 bina 27 yıllık kombili", district: "Üsküdar", neighbourhood: "Ünalan",
            rooms: 3, living: 1, gross: 105, age: 27, floor: 2),
        Opening(
            text: "Kartaltepe'de 2+1 dairemin emsal fiyatı? 80 m2 net", district: "Bakırköy",
            neighbourhood: "Kartaltepe", rooms: 2, living: 1, net: 80),
        Opening(
            text: "Zeytinlik 3+1 110 m² 4/5 kat", district: "Bakırköy", neighbourhood: "Zeytinlik", rooms: 3, living: 1,
            gross: 110, floor: 4),
        Opening(
            text: "çankaya dikmende 3+1 yüz on beş metrekare beşinci kat on iki yıllık", district: "Çankaya",
            neighbourhood: "Dikmen", rooms: 3, living: 1, gross: 115, age: 12, floor: 5),
        Opening(
            text: "Ankara Kavaklıdere 2+1 ofis katı değil, konut, 100 m2, 55 yıllık", district: "Çankaya",
            neighbourhood: "Kavaklıdere", rooms: 2, living: 1, gross: 100, age: 55),
        Opening(
            text: "etlik 3 artı 1 125 m2 yeni yapı, 6 kat", district: "Keçiören", neighbourhood: "Etlik", rooms: 3,
            living: 1, gross: 125, age: 0, floor: 6),
        Opening(
            text: "şentepede 2+1 daire 85 m2 kaç tl kiraya gider", district: "Yenimahalle", neighbourhood: "Şentepe",
            rooms: 2, living: 1, gross: 85, deal: .rent),
        Opening(
            text: "eryamanda 4 odalı 150 m2 ev, 15 yaş bina", district: "Etimesgut", neighbourhood: "Eryaman", rooms: 4,
            living: 1, gross: 150, age: 15),
        Opening(
            text: "Göksu'da 3+1 ara kat daire satmak istiyorum 130 m2", district: "Etimesgut", neighbourhood: "Göksu",
            rooms: 3, living: 1, gross: 130),
        Opening(
            text: "karşıyaka bostanlı'da 180 m2 4+1, binamız 6 katlı, en üst kattayız", district: "Karşıyaka",
            neighbourhood: "Bostanlı", rooms: 4, living: 1, gross: 180, floor: 6),
        Opening(
            text: "Kültür mahallesinde 1+1 60 m2 eşyalı, kirası ne olur", district: "Konak", neighbourhood: "Kültür",
            rooms: 1, living: 1, gross: 60, deal: .rent),
        Opening(
            text: "evka3 2+1 net yetmiş beş m2 brüt doksan", district: "Bornova", neighbourhood: "Evka3", rooms: 2,
            living: 1, gross: 90, net: 75),
        Opening(
            text: "Buca Yıldız'da sıfır 3+1, 3. kat, 120m2 brüt", district: "Buca", neighbourhood: "Yıldız", rooms: 3,
            living: 1, gross: 120, age: 0, floor: 3),
        Opening(
            text: "My mother wants to sell her studio in Ortaköy, 40 m2, top floor of a 5 storey building",
            district: "Beşiktaş", neighbourhood: "Ortaköy", rooms: 1, living: 0, gross: 40, floor: 5),
        Opening(
            text: "bakırkoy florya 4+2 dublex 260mt2 10 yıllık site", district: "Bakırköy", neighbourhood: "Florya",
            rooms: 4, living: 2, gross: 260, age: 10),
        Opening(
            text: "Levent'te 80 metrekarelik 2+1 evim kaça gider", district: "Beşiktaş", neighbourhood: "Levent",
            rooms: 2, living: 1, gross: 80),
        Opening(
            text: "izmir bornova 3+1 115 m2, -1. kat (bahçeye açılıyor)", district: "Bornova", rooms: 3, living: 1,
            gross: 115, floor: -1),
        Opening(
            text: "Moda caddesinde 1 oda 1 salon 58 m2 asma kat değil 2. kat 1975 yapımı", district: "Kadıköy",
            neighbourhood: "Moda", rooms: 1, living: 1, gross: 58, age: 51, floor: 2),
    ]

    @Test func `are understood`() {
        var wrong: [String] = []
        var right = 0
        for opening in Self.openings {
            var dialogue = ValuationDialogue(places: `Valuation dialogue`.places, year: 2026)
            dialogue.hear(opening.text)
            let facts = opening.differences(from: dialogue.home)
            right += 9 - facts.count
            wrong += facts
        }
        let share = Double(right) / Double(right + wrong.count)
        #expect(Self.openings.count == 85)
        #expect(share >= 0.95, "\(share): \(wrong.joined(separator: "\n"))")
    }
}

extension Opening {
    /// Every attribute of a home that is not what was meant.
    func differences(from home: PropertyAttributes) -> [String] {
        let facts: [(String, String, String)] = [
            ("district", home.district, district), ("neighbourhood", home.neighbourhood, neighbourhood),
            ("rooms", "\(home.rooms ?? -9)", "\(rooms ?? -9)"),
            ("living", "\(home.livingRooms ?? -9)", "\(living ?? -9)"),
            ("gross", "\(home.grossArea ?? -9)", "\(gross ?? -9)"), ("net", "\(home.netArea ?? -9)", "\(net ?? -9)"),
            ("age", "\(home.age ?? -9)", "\(age ?? -9)"), ("floor", "\(home.floor ?? -9)", "\(floor ?? -9)"),
            ("deal", home.deal.rawValue, deal.rawValue),
        ]
        return facts.filter { $0.1 != $0.2 }.map { "\(text): \($0.0) \($0.1) ≠ \($0.2)" }
    }
}
