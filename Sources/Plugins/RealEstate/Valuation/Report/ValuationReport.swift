import Foundation

/// The two pages an office hands over: the value with its reasons, then the comparables it rests on.
public struct ValuationReport: Sendable {
    public let office: String
    public let home: PropertyAttributes
    public let value: Valuation
    public let day: ListingDay
    /// What the data are, where they are not the market's own (``SyntheticMarket/label``).
    public let notice: String?
    let note: Note?

    /// What an office adds: which model spoke, how well it is measured to do, and what the home would let for.
    struct Note: Sendable {
        /// `nil` where the comparables do not say.
        let priceKind: PriceKind?
        let model: Int
        /// Of one.
        let medianError: Double
        let rent: (monthly: Double, grossYield: Double, years: Double)?
    }

    static let disclaimer =
        "Bu çıktı bir değerleme (ekspertiz) raporu değildir; SPK lisanslı değerleme uzmanının raporu yerine geçmez, "
        + "kredi teminatında kullanılamaz."
    static let left = 48.0
    static let right = PDFCanvas.width - 48

    public init(
        office: String, home: PropertyAttributes, value: Valuation, day: ListingDay, notice: String? = nil
    ) {
        self.init(office: office, home: home, value: value, day: day, notice: notice, note: nil)
    }

    init(
        office: String, home: PropertyAttributes, value: Valuation, day: ListingDay, notice: String?, note: Note?
    ) {
        (self.office, self.home, self.value, self.day) = (office, home, value, day)
        (self.notice, self.note) = (notice, note)
    }

    /// The same valuation gives the same bytes.
    public func pdf() -> Data {
        let canvas = PDFCanvas(title: "Emsal karşılaştırması – \(office)", date: day.description)
        drawValue(on: canvas)
        drawFrame(on: canvas, page: 1)
        canvas.nextPage()
        drawComparables(on: canvas)
        drawFrame(on: canvas, page: 2)
        canvas.nextPage()
        return canvas.finish()
    }

    private func drawFrame(on canvas: borrowing PDFCanvas, page: Int) {
        canvas.text(office, x: Self.left, y: 46, size: 10, bold: true, colour: .accent)
        canvas.text(day.turkish, x: Self.right, y: 46, colour: .grey, align: .right)
        canvas.line(x: Self.left, y: 54, toX: Self.right, toY: 54)
        if let notice { canvas.text(notice, x: PDFCanvas.width / 2, y: 46, bold: true, colour: .down, align: .centre) }
        canvas.line(x: Self.left, y: 796, toX: Self.right, toY: 796)
        _ = canvas.paragraph(
            Self.disclaimer, x: Self.left, y: 808, width: Self.right - Self.left - 40, size: 7, colour: .grey)
        canvas.text("\(page) / 2", x: Self.right, y: 808, size: 7, colour: .grey, align: .right)
    }

    // MARK: The value

    private func drawValue(on canvas: borrowing PDFCanvas) {
        let unit = home.deal == .rent ? "TL / ay" : "TL"
        canvas.text("Emsal karşılaştırması", x: Self.left, y: 84, size: 18, bold: true)
        let place = [home.neighbourhood, home.district, home.province].filter { !$0.isEmpty }.joined(separator: ", ")
        canvas.text("\(place) · \(home.deal.turkish)", x: Self.left, y: 102, size: 10, colour: .grey)

        canvas.box(x: Self.left, y: 116, width: Self.right - Self.left, height: 112, colour: .band)
        canvas.text("Tahminî değer", x: Self.left + 16, y: 138, colour: .grey)
        canvas.text(
            "\(ValuationReply.liras(value.range.estimate)) \(unit)", x: Self.left + 16, y: 164, size: 22, bold: true,
            colour: .accent)
        canvas.text("Güven: \(value.confidence.rawValue)", x: Self.right - 16, y: 138, bold: true, align: .right)
        drawRange(on: canvas, y: 190)

        var y = 252.0
        canvas.text("Konut", x: Self.left, y: y, size: 11, bold: true)
        y += 18
        for (place, fact) in facts.enumerated() {
            let x = Self.left + Double(place % 3) * 168
            canvas.text(fact.0, x: x, y: y, size: 8, colour: .grey)
            canvas.text(fact.1, x: x + 74, y: y)
            if place % 3 == 2 { y += 15 }
        }
        y += facts.count % 3 == 0 ? 14 : 29
        y = drawContributions(on: canvas, y: y)
        for warning in value.warnings {
            canvas.dot(x: Self.left + 3, y: y - 3, radius: 2.2, colour: .down)
            y = canvas.paragraph(warning.sentence, x: Self.left + 12, y: y, width: Self.right - Self.left - 12)
        }
        y += 6
        let basis =
            "Değer, \(ValuationReply.grouped(value.basis.comparables)) emsale dayanan modelin ve en yakın "
            + "\(value.comparables.count) emsalin karşılaştırmasıdır; en yeni emsal \(value.basis.newest.turkish) "
            + "tarihlidir. Aralıklar, modelin görmediği \(ValuationReply.grouped(value.basis.measuredOn)) emsaldeki "
            + "hatalardan ölçülmüştür."
        y = canvas.paragraph(basis, x: Self.left, y: y, width: Self.right - Self.left, colour: .grey)
        if let note {
            _ = canvas.paragraph(text(of: note), x: Self.left, y: y, width: Self.right - Self.left, colour: .grey)
        }
    }

    private func text(of note: Note) -> String {
        func decimal(_ value: Double) -> String { String(format: "%.1f", value).replacing(".", with: ",") }
        let kind =
            note.priceKind.map { "Emsallerin fiyat türü: \($0.title.tr)." }
            ?? "Emsallerin fiyat türü (ilan ya da gerçekleşen) belirtilmemiş."
        var text =
            kind + " Model sürümü \(note.model); görmediği emsallerde ortanca hatası "
            + "%\(decimal(100 * note.medianError))."
        if let rent = note.rent {
            text +=
                " Benzer kiralara göre aylık kira yaklaşık \(ValuationReply.liras(rent.monthly)) TL; brüt getiri "
                + "yılda %\(decimal(100 * rent.grossYield)), amortisman \(decimal(rent.years)) yıl."
        }
        return text
    }

    private var facts: [(String, String)] {
        func number(_ value: Double?) -> String? {
            value.map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)".replacing(".", with: ",") }
        }
        let rooms = home.rooms.flatMap { rooms in
            number(rooms).map { text in home.livingRooms.flatMap { number($0) }.map { "\(text)+\($0)" } ?? text }
        }
        var facts: [(String, String?)] = [
            ("Brüt m²", number(home.grossArea)), ("Net m²", number(home.netArea)), ("Oda", rooms),
            ("Bina yaşı", number(home.age)), ("Kat", number(home.floor)), ("Kat sayısı", number(home.floorCount)),
            ("Banyo", number(home.bathrooms)), ("Arsa m²", number(home.lotArea)),
            ("Tür", home.kind.isEmpty ? nil : home.kind),
        ]
        for key in home.extra.keys.sorted() { facts.append((AttributeNames.turkish(key), home.extra[key])) }
        return facts.compactMap { name, text in text.map { (name, $0) } }.prefix(15).map { $0 }
    }

    private func drawRange(on canvas: borrowing PDFCanvas, y: Double) {
        let (low, high) = (value.range.low90, value.range.high90)
        let (start, end) = (Self.left + 60, Self.right - 60)
        func x(_ amount: Double) -> Double { start + (end - start) * (amount - low) / max(high - low, 1) }
        canvas.line(x: start, y: y, toX: end, toY: y, colour: .grey, width: 1)
        canvas.box(
            x: x(value.range.low80), y: y - 4, width: x(value.range.high80) - x(value.range.low80), height: 8,
            colour: .accent)
        canvas.dot(x: x(value.range.estimate), y: y, radius: 6, colour: .ink)
        canvas.text(ValuationReply.liras(low), x: start, y: y - 9, size: 7, colour: .grey, align: .centre)
        canvas.text(ValuationReply.liras(high), x: end, y: y - 9, size: 7, colour: .grey, align: .centre)
        canvas.text(
            "%80 aralık: \(ValuationReply.liras(value.range.low80)) – \(ValuationReply.liras(value.range.high80)) TL"
                + "     %90 aralık: \(ValuationReply.liras(low)) – \(ValuationReply.liras(high)) TL",
            x: PDFCanvas.width / 2, y: y + 24, size: 9, align: .centre)
    }

    /// The contributions as bars from the base to the value; those that move little are one line.
    private func drawContributions(on canvas: borrowing PDFCanvas, y start: Double) -> Double {
        var y = start
        canvas.text("Değeri ne oluşturuyor?", x: Self.left, y: y, size: 11, bold: true)
        y += 18
        let comparables = value.contributions.last
        let attributes = value.contributions.dropLast()
        var rows = attributes.prefix(11).map { (AttributeNames.turkish($0.attribute), $0.factor, $0.liras) }
        let rest = attributes.dropFirst(11)
        if !rest.isEmpty {
            rows.append(("Ötekiler", rest.reduce(1) { $0 * $1.factor }, rest.reduce(0) { $0 + $1.liras }))
        }
        if let comparables { rows.append(("Yakın emsaller", comparables.factor, comparables.liras)) }
        let widest = max(rows.map { abs($0.2) }.max() ?? 1, 1)
        let centre = Self.left + 230
        canvas.text("Bu büyüklükte ortalama bir konut", x: Self.left, y: y)
        canvas.text("\(ValuationReply.grouped(Int(value.base.rounded()))) TL", x: Self.right, y: y, align: .right)
        y += 16
        for (name, factor, liras) in rows {
            canvas.text(name, x: Self.left, y: y)
            let length = 110 * abs(liras) / widest
            canvas.box(
                x: liras < 0 ? centre - length : centre, y: y - 7, width: length, height: 8,
                colour: liras < 0 ? .down : .up)
            canvas.text(
                "× " + String(format: "%.3f", factor).replacing(".", with: ","), x: Self.right - 100, y: y,
                colour: .grey, align: .right)
            canvas.text(
                (liras < 0 ? "−" : "+") + ValuationReply.grouped(abs(Int(liras.rounded()))), x: Self.right, y: y,
                align: .right)
            y += 16
        }
        canvas.line(x: Self.left, y: y - 8, toX: Self.right, toY: y - 8)
        canvas.text("Tahminî değer", x: Self.left, y: y + 4, bold: true)
        canvas.text(
            "\(ValuationReply.grouped(Int(value.range.estimate.rounded()))) TL", x: Self.right, y: y + 4, bold: true,
            align: .right)
        return y + 28
    }

    // MARK: The comparables

    private func drawComparables(on canvas: borrowing PDFCanvas) {
        let shown = Array(value.comparables.prefix(12))
        canvas.text("Emsaller", x: Self.left, y: 84, size: 18, bold: true)
        canvas.text(
            "Her emsalin fiyatı bu konuta göre düzeltilmiştir; noktanın büyüklüğü ağırlığıdır.", x: Self.left, y: 102,
            size: 9, colour: .grey)
        drawChart(on: canvas, shown, top: 120)
        var y = 150 + Double(shown.count) * 15 + 24
        let columns: [(String, Double)] = [
            ("m²", 178), ("km", 208), ("Benzerlik", 254), ("Fiyat", 322), ("Düzeltilmiş", 390), ("Ağırlık", 432),
        ]
        canvas.text("İlan, tarih", x: Self.left, y: y, size: 8, bold: true)
        for (name, x) in columns { canvas.text(name, x: x, y: y, size: 8, bold: true, align: .right) }
        canvas.text("En büyük düzeltmeler", x: 440, y: y, size: 8, bold: true)
        canvas.line(x: Self.left, y: y + 5, toX: Self.right, toY: y + 5)
        y += 18
        for comparable in shown {
            let listing = comparable.listing
            canvas.text("\(listing.id), \(listing.day.turkish)", x: Self.left, y: y, size: 7.5)
            let cells = [
                FeatureSpace.area(listing.home).map { "\(Int($0.rounded()))" } ?? "",
                comparable.kilometres.map { String(format: "%.1f", $0).replacing(".", with: ",") } ?? "–",
                "%\(Int((100 * comparable.similarity).rounded()))", ValuationReply.grouped(Int(listing.price)),
                ValuationReply.grouped(Int(comparable.adjusted.rounded())),
                "%" + String(format: "%.1f", 100 * comparable.weight).replacing(".", with: ","),
            ]
            for (cell, column) in zip(cells, columns) {
                canvas.text(cell, x: column.1, y: y, size: 7.5, align: .right)
            }
            for (place, step) in comparable.adjustments.prefix(2).enumerated() {
                let percent = Int((100 * (step.factor - 1)).rounded())
                canvas.text(
                    "\(AttributeNames.turkish(step.attribute)) \(percent < 0 ? "−" : "+")%\(abs(percent))", x: 440,
                    y: y + Double(place) * 9, size: 7, colour: .grey)
            }
            y += 25
        }
        let others = value.comparables.count - shown.count
        if others > 0 {
            canvas.text("… ve \(others) emsal daha, daha küçük ağırlıkla.", x: Self.left, y: y, size: 8, colour: .grey)
        }
    }

    private func drawChart(on canvas: borrowing PDFCanvas, _ shown: [Valuation.CitedComparable], top: Double) {
        let amounts = shown.flatMap { [$0.adjusted, $0.listing.price] } + [value.range.low80, value.range.high80]
        let (low, high) = ((amounts.min() ?? 0) * 0.97, (amounts.max() ?? 1) * 1.03)
        let (start, end) = (Self.left + 120, Self.right - 10)
        func x(_ amount: Double) -> Double { start + (end - start) * (amount - low) / max(high - low, 1) }
        let bottom = top + Double(shown.count) * 15 + 6
        canvas.box(
            x: x(value.range.low80), y: top, width: x(value.range.high80) - x(value.range.low80),
            height: bottom - top, colour: .band)
        canvas.line(
            x: x(value.range.estimate), y: top, toX: x(value.range.estimate), toY: bottom, colour: .accent, width: 1.2)
        let most = max(shown.map { abs($0.weight) }.max() ?? 1, 1e-9)
        for (place, comparable) in shown.enumerated() {
            let y = top + 12 + Double(place) * 15
            canvas.text(comparable.listing.id, x: Self.left, y: y + 3, size: 7.5)
            canvas.line(x: x(comparable.listing.price), y: y, toX: x(comparable.adjusted), toY: y, colour: .grey)
            canvas.line(
                x: x(comparable.listing.price), y: y - 3, toX: x(comparable.listing.price), toY: y + 3, colour: .grey)
            canvas.dot(
                x: x(comparable.adjusted), y: y, radius: 2 + 3 * (abs(comparable.weight) / most).squareRoot(),
                colour: .ink)
        }
        for amount in [value.range.low80, value.range.estimate, value.range.high80] {
            canvas.text(
                ValuationReply.liras(amount), x: x(amount), y: bottom + 11, size: 7, colour: .grey, align: .centre)
        }
        canvas.text(
            "çizgi: emsalin fiyatı → düzeltilmiş fiyat · gölge: %80 aralık", x: start, y: bottom + 22, size: 7,
            colour: .grey)
    }
}

extension ListingDay {
    /// As a Turkish reader writes it: 13.02.2025.
    var turkish: String {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(padded(day)).\(padded(month)).\(year)"
    }
}
