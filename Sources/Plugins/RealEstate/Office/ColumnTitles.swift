import PluginKit

extension ColumnMapping.Column {
    /// As an office calls it.
    var title: LocalizedText {
        switch self {
        case .id: LocalizedText(tr: "İlan numarası", en: "Listing number")
        case .tarih: LocalizedText(tr: "Tarih", en: "Date")
        case .fiyat: LocalizedText(tr: "Fiyat", en: "Price")
        case .priceKind: LocalizedText(tr: "Fiyat türü", en: "Kind of price")
        case .islem: LocalizedText(tr: "Satılık ya da kiralık", en: "Sale or rent")
        case .tip: LocalizedText(tr: "Konut tipi", en: "Kind of home")
        case .il: LocalizedText(tr: "İl", en: "Province")
        case .ilce: LocalizedText(tr: "İlçe", en: "District")
        case .mahalle: LocalizedText(tr: "Mahalle", en: "Neighbourhood")
        case .lat: LocalizedText(tr: "Enlem", en: "Latitude")
        case .lon: LocalizedText(tr: "Boylam", en: "Longitude")
        case .grossArea: LocalizedText(tr: "Brüt m²", en: "Gross m²")
        case .netArea: LocalizedText(tr: "Net m²", en: "Net m²")
        case .oda: LocalizedText(tr: "Oda", en: "Rooms")
        case .salon: LocalizedText(tr: "Salon", en: "Living rooms")
        case .totalRooms: LocalizedText(tr: "Toplam oda", en: "Rooms in all")
        case .banyo: LocalizedText(tr: "Banyo", en: "Bathrooms")
        case .age: LocalizedText(tr: "Bina yaşı", en: "Age of the building")
        case .kat: LocalizedText(tr: "Kat", en: "Floor")
        case .floorCount: LocalizedText(tr: "Kat sayısı", en: "Floors")
        case .lotArea: LocalizedText(tr: "Arsa m²", en: "Lot m²")
        }
    }
}
