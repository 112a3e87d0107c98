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
}
