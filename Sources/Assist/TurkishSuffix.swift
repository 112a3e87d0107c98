/// Case endings that follow a number in digits, chosen by how the number is spoken.
public enum TurkishSuffix {
    /// The ending of "…'e" after a number: 3'e, 6'ya, 20'ye, 40'a.
    ///
    /// The last spoken word decides: its last vowel picks e or a, and a word that ends in a vowel takes a y before it.
    public static func dative(of number: Int) -> String {
        let magnitude = number.magnitude
        let ones = ["", "e", "ye", "e", "e", "e", "ya", "ye", "e", "a"]  // bir iki üç dört beş altı yedi sekiz dokuz
        let tens = ["", "a", "ye", "a", "a", "ye", "a", "e", "e", "a"]  // on yirmi otuz kırk elli altmış yetmiş …
        if magnitude == 0 { return "a" }  // sıfır
        if magnitude % 10 != 0 { return ones[Int(magnitude % 10)] }
        if magnitude % 100 != 0 { return tens[Int(magnitude / 10 % 10)] }
        if magnitude % 1_000_000 != 0 { return "e" }  // yüz, bin
        return "a"  // milyon, milyar, trilyon
    }

    /// The ending of "…'da" after a time of day: 09:00'da, 15:00'te, 08:30'da.
    ///
    /// The last spoken word decides, the minutes before the hour: its last vowel picks a or e, a voiceless last
    /// consonant makes t of d.
    public static func locative(ofHour hour: Int, minute: Int) -> String { locative(of: minute == 0 ? hour : minute) }

    /// The ending of "…'da" after a number below 100: 3'te, 6'da, 40'ta.
    static func locative(of number: Int) -> String {
        let ones = ["da", "de", "de", "te", "te", "te", "da", "de", "de", "da"]  // sıfır bir iki üç dört beş altı …
        let tens = ["", "da", "de", "da", "ta", "de", "ta", "te", "de", "da"]  // on yirmi otuz kırk elli altmış …
        return number % 10 != 0 || number == 0 ? ones[number % 10] : tens[number / 10 % 10]
    }
}
