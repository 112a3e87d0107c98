/// Beginnings of words that everybody has who asks a place when it is open or where it is.
public enum PlaceWords {
    public static let hours = [
        "acik", "acil", "kapal", "kapan", "calis", "mesai", "saat", "hafta", "gun", "pazar", "sali", "carsamba",
        "persembe", "cuma", "bugun", "yarin", "aksam", "sabah", "ogle", "klinik", "muayenehane", "merkez", "hizmet",
        "open", "clos", "hour", "work", "week", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday", "today", "tomorrow", "morning", "evening", "noon", "clinic", "time",
    ]

    public static let address = [
        "adres", "nerede", "konum", "yer", "klinik", "muayenehane", "merkez", "ulas", "gel", "yol", "tarif", "harita",
        "semt", "ilce", "sehir", "mahalle", "address", "locat", "direction", "clinic", "map", "find", "reach", "come",
        "district", "city",
    ]
}
