/// The provinces, districts and neighbourhoods of the synthetic office: real names, invented homes.
enum SyntheticPlaces {
    struct Province: Sendable {
        let name: String
        /// Mean log price a square metre, January 2026.
        let level: Double
        let districts: [District]
    }

    struct District: Sendable {
        let name: String
        let latitude: Double
        let longitude: Double
        let neighbourhoods: [String]
    }

    static let provinces: [Province] = [
        Province(
            name: "İstanbul", level: 11.0,
            districts: [
                district(
                    "Kadıköy", 40.985, 29.045,
                    "Caferağa Moda Fenerbahçe Göztepe Erenköy Suadiye Kozyatağı Bostancı"),
                district(
                    "Beşiktaş", 41.060, 29.020,
                    "Etiler Levent Bebek Ortaköy Türkali Abbasağa Ulus Gayrettepe"),
                district(
                    "Üsküdar", 41.025, 29.050,
                    "Çengelköy Kuzguncuk Altunizade Acıbadem Beylerbeyi Bulgurlu Kısıklı Ünalan"),
                district(
                    "Bakırköy", 40.980, 28.860,
                    "Ataköy Yeşilköy Florya Zeytinlik Kartaltepe Cevizlik Osmaniye Şenlikköy"),
            ]),
        Province(
            name: "Ankara", level: 10.6,
            districts: [
                district(
                    "Çankaya", 39.890, 32.860,
                    "Bahçelievler Ayrancı Kavaklıdere Oran Dikmen Ümitköy Çukurambar Balgat"),
                district(
                    "Keçiören", 39.990, 32.865,
                    "Etlik Kalaba Subayevleri Aktepe Bağlum Ufuktepe Esertepe Yayla"),
                district(
                    "Yenimahalle", 39.965, 32.790,
                    "Batıkent Demetevler Ostim Şentepe İvedik Ragıptüzün Karşıyaka Işınlar"),
                district(
                    "Etimesgut", 39.950, 32.660,
                    "Eryaman Elvankent Bağlıca Süvari Piyade Topçu Göksu Şeker"),
            ]),
        Province(
            name: "İzmir", level: 10.8,
            districts: [
                district(
                    "Karşıyaka", 38.460, 27.115,
                    "Bostanlı Mavişehir Alaybey Donanmacı Nergiz Tersane Bahçelievler Şemikler"),
                district(
                    "Konak", 38.415, 27.130,
                    "Alsancak Güzelyalı Göztepe Hatay Kültür Mithatpaşa Eşrefpaşa Basmane"),
                district(
                    "Bornova", 38.465, 27.220,
                    "Kazımdirik Erzene Evka3 Özkanlar Mevlana Yeşilova Altındağ Naldöken"),
                district(
                    "Buca", 38.385, 27.175,
                    "Şirinyer Kuruçeşme Tınaztepe Adatepe Yıldız İnönü Çamlık Gediz"),
            ]),
    ]

    /// Districts with too few listings to be valued, and how many they have.
    static let thin: [(province: String, district: String, listings: Int)] = [
        ("İzmir", "Karaburun", 0), ("Ankara", "Kalecik", 4), ("İstanbul", "Şile", 9),
    ]

    private static func district(_ name: String, _ latitude: Double, _ longitude: Double, _ names: String) -> District {
        District(
            name: name, latitude: latitude, longitude: longitude,
            neighbourhoods: names.split(separator: " ").map(String.init))
    }
}
