/// Where a telephone is from, by its country's code.
enum Country {
    /// ISO 3166-1 alpha-2; `nil` for a code that is not listed, which is abroad all the same.
    static func of(phone: String) -> String? {
        let digits = phone.drop { $0 == "+" }
        // The longest code first: 971 is no 97.
        for length in [3, 2, 1] { if let country = codes[String(digits.prefix(length))] { return country } }
        return nil
    }

    static func isAbroad(_ phone: String) -> Bool { phone.hasPrefix("+") && !phone.hasPrefix("+90") }

    private static let codes = [
        "90": "TR", "1": "US", "7": "RU", "20": "EG", "27": "ZA", "30": "GR", "31": "NL", "32": "BE", "33": "FR",
        "34": "ES", "36": "HU", "39": "IT", "40": "RO", "41": "CH", "43": "AT", "44": "GB", "45": "DK", "46": "SE",
        "47": "NO", "48": "PL", "49": "DE", "55": "BR", "61": "AU", "81": "JP", "82": "KR", "86": "CN", "91": "IN",
        "92": "PK", "93": "AF", "98": "IR", "212": "MA", "213": "DZ", "216": "TN", "218": "LY", "234": "NG",
        "249": "SD", "252": "SO", "351": "PT", "352": "LU", "353": "IE", "354": "IS", "355": "AL", "356": "MT",
        "357": "CY", "358": "FI", "359": "BG", "370": "LT", "371": "LV", "372": "EE", "373": "MD", "374": "AM",
        "375": "BY", "380": "UA", "381": "RS", "382": "ME", "383": "XK", "385": "HR", "386": "SI", "387": "BA",
        "389": "MK", "420": "CZ", "421": "SK", "961": "LB", "962": "JO", "963": "SY", "964": "IQ", "965": "KW",
        "966": "SA", "967": "YE", "968": "OM", "970": "PS", "971": "AE", "972": "IL", "973": "BH", "974": "QA",
        "992": "TJ", "993": "TM", "994": "AZ", "995": "GE", "996": "KG", "998": "UZ",
    ]
}
