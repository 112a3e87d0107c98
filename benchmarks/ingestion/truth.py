"""Documents of an office whose text is known, made here: is every character, every row of a table where it was printed?

    python benchmarks/ingestion/truth.py --kaynak .build/release/kaynak [--seeds 4] [--scan] [--keep FOLDER] [--json FILE]

Letters, contracts, brochures of two and three columns, lists, footnotes, forms, menus, invoices, panels, and tables of prices: with rules
and without, with joined heads, wrapped cells, in landscape, over several pages. With --scan each page is drawn at 300 dpi,
stored as JPEG and read by OCR; prints the share of wrong characters. All names and prices are made up.

Needs reportlab, RapidFuzz and Pillow (requirements-truth.txt), the fonts named below, and poppler-utils for --scan.
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from PIL import Image
from rapidfuzz.distance import Levenshtein
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from quality import folded, kaynak_pages, similarity

#: Family and the name of its bold face; those that are not installed are left out.
FAMILIES = [
    ("Liberation Sans", "sans"), ("Liberation Serif", "serif"), ("DejaVu Sans", "sans"), ("DejaVu Serif", "serif"),
    ("Carlito", "sans"), ("Caladea", "serif"), ("Open Sans", "sans"), ("Lato", "sans"), ("Roboto", "sans"),
    ("Liberation Sans Narrow", "narrow"),
]

SUBJECTS = [
    "Kayıt sahibi", "Başvuran kişi", "Hizmet veren", "Alıcı", "Işık ve gölge atölyesi", "İlgili birim", "Şube müdürü",
    "Ölçüm ekibi", "Çağrı görevlisi", "Üye iş yeri", "Sözleşmenin tarafı", "Ihlamur salonu", "İzin belgesi",
]
PLACES = [
    "randevu gününde", "en geç on iş günü içinde", "teslimden önce", "yazılı olarak", "şubemizde", "aynı gün saat 17.30'a kadar",
    "ödeme yapıldıktan sonra", "İstanbul dışındaki adreslerde", "%20 indirim süresi boyunca", "2026 yılının ilk yarısında",
    "kargo ile", "iki nüsha hâlinde", "gündüz saatlerinde",
]
OBJECTS = [
    "başvuru formunu", "ölçüleri", "iade talebini", "ön ödemeyi", "ürünün ambalajını", "garanti belgesini", "teşekkür mektubunu",
    "fatura bilgilerini", "çizimleri", "kimlik fotokopisini", "eksik parçaları", "değişiklik isteğini", "sağlık beyanını",
]
VERBS = [
    "teslim eder", "onaylar", "kontrol eder", "yeniden düzenler", "müşteriye bildirir", "ücretsiz olarak değiştirir",
    "imzalayarak gönderir", "dosyasında saklar", "ayrıca görüşür", "kayda geçirir", "geri çevirebilir", "üçüncü kişilerle paylaşmaz",
]
ITEMS = [
    "İmplant", "Diş taşı temizliği", "Kanal tedavisi (tek kök)", "Ağartma", "Gömülü diş çekimi", "Perde dikimi", "Halı yıkama",
    "Koltuk döşeme", "Işıklı tabela", "Özel gün çekimi", "Düğün albümü", "Aylık muhasebe", "Şirket kuruluşu", "Yönetim danışmanlığı",
    "Çocuk gözlüğü", "Güneş gözlüğü", "Cilt bakımı", "Kaş tasarımı", "Üst kat izolasyonu", "Iğdır kayısısı 1 kg", "Çam fıstığı 250 g",
    "Zeytinyağı 5 L", "Haftalık temizlik", "Fayans döşeme", "Klima montajı", "Ön muayene", "Şehir içi nakliye", "Depo kirası",
]
HEADINGS = [
    "İade ve değişim", "Ödeme koşulları", "Çalışma saatleri", "Üyelik ve iptal", "Gizlilik", "Teslimat süreleri", "Şikâyet ve öneriler",
    "Işıklandırma", "Öğrenci indirimi", "Yükümlülükler", "Genel hükümler", "Güvenlik önlemleri",
]
NOTES = ["KDV dahil", "KDV hariç", "tek seans", "adet başına", "en az 3 gün", "m² başına", "yalnızca hafta içi", "ön görüşme ücretsiz"]
COMPANIES = ["Çınaraltı Atölye", "Öykü Işık Hizmetleri", "Gümüşkuyu Tasarım", "Şadırvan Danışmanlık", "İğdeli Konak"]


# MARK: Writing


class Writer:
    """Draws text, and keeps it as it would be read: one truth a page, one list of table rows for all."""

    def __init__(self, path, dice, size=A4, family=None, points=None):
        self.dice, self.width, self.height = dice, *size
        self.canvas = Canvas(str(path), pagesize=size)
        self.face = family or dice.choice(FACES)
        self.points = points or dice.choice([9, 10, 10.5, 11, 12])
        self.pages, self.rows, self.truth = [], [], []
        self.margin = 56

    def text(self, words, x, y, points=None, bold=False, align="left", said=True):
        points = points or self.points
        self.canvas.setFont(self.face + ("-Bold" if bold else ""), points)
        draw = {"left": self.canvas.drawString, "right": self.canvas.drawRightString, "centre": self.canvas.drawCentredString}
        draw[align](x, y, words)
        if said:
            self.truth.append(words)

    def wide(self, words, points=None, bold=False):
        return pdfmetrics.stringWidth(words, self.face + ("-Bold" if bold else ""), points or self.points)

    def wrapped(self, words, width, points=None, bold=False):
        lines, line = [], ""
        for word in words.split():
            longer = f"{line} {word}".strip()
            if line and self.wide(longer, points, bold) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        return lines + [line] if line else lines

    def paragraph(self, words, x, y, width, points=None, justified=False, indent=0):
        """Returns the height of the line below."""
        points = points or self.points
        lines = self.wrapped(words, width - indent, points)
        for number, line in enumerate(lines):
            gaps = line.count(" ")
            spare = width - indent - self.wide(line, points)
            if justified and number + 1 < len(lines) and gaps:
                self.canvas.setFont(self.face, points)
                run = self.canvas.beginText(x + indent, y)
                place = x + indent
                for word in line.split():
                    self.canvas.drawString(place, y, word)
                    place += self.wide(word + " ", points) + spare / gaps
                self.canvas.drawText(run)
                self.truth.append(line)
            else:
                self.text(line, x + indent, y, points)
            y -= 1.3 * points
        return y

    def page(self):
        self.pages.append(" ".join(self.truth))
        self.truth = []
        self.canvas.showPage()

    def save(self):
        if self.truth:
            self.page()
        self.canvas.save()

    # What they say

    def sentence(self):
        dice = self.dice
        words = f"{dice.choice(SUBJECTS)} {dice.choice(PLACES)} {dice.choice(OBJECTS)} {dice.choice(VERBS)}"
        if dice.random() < 0.3:
            words += f" ve {dice.choice(OBJECTS)} {dice.choice(VERBS)}"
        return words + "."

    def sentences(self, fewest=2, most=5):
        return " ".join(self.sentence() for _ in range(self.dice.randint(fewest, most)))

    def price(self):
        """An amount as price lists write it."""
        dice = self.dice
        amount = dice.choice([dice.randint(1, 99) * 50, dice.randint(1, 99) * 250, dice.randint(10, 99) * 1000, dice.randint(100, 2500) * 1000])
        grouped = f"{amount:,}".replace(",", ".")
        higher = f"{amount * 3 // 2:,}".replace(",", ".")
        price = dice.choice([
            f"{grouped} TL", f"{grouped},00 TL", f"₺{grouped}", f"{grouped} ₺", f"{grouped}–{higher} TL", f"{grouped} - {higher} TL",
            f"{amount % 900 + 10} €", f"${amount % 90 + 9},50", f"{grouped}'den başlayan", f"{grouped} TL + KDV",
        ]) if self.prices == "mixed" else self.prices.format(grouped, higher)
        # Not every font has the sign of the lira.
        return price if ord("₺") in pdfmetrics.getFont(self.face).face.charToGlyph else price.replace("₺", "€")

    prices = "mixed"


# MARK: Kinds of documents


def letter(path, dice):
    out = Writer(path, dice)
    justified = dice.random() < 0.5
    for page in range(1, 4):
        out.text(dice.choice(COMPANIES), out.margin, out.height - 40, 8)
        out.text("Bilgilendirme", out.width - out.margin, out.height - 40, 8, align="right")
        y = out.height - 90
        out.text(dice.choice(HEADINGS), out.margin, y, 16, bold=True)
        y -= 34
        while y > 140:
            y = out.paragraph(out.sentences(), out.margin, y, out.width - 2 * out.margin, justified=justified) - out.points * 0.7
        out.text(f"Sayfa {page} / 3", out.width / 2, 36, 8, align="centre")
        out.page()
    out.save()
    return out


def contract(path, dice):
    out = Writer(path, dice)
    width, number = out.width - 2 * out.margin, 0
    for _ in range(2):
        y = out.height - 70
        while y > 150:
            number += 1
            out.text(f"MADDE {number} – {dice.choice(HEADINGS).replace('i', 'İ').upper()}", out.margin, y, bold=True)
            y -= 1.6 * out.points
            for clause in range(1, dice.randint(2, 4)):
                y = out.paragraph(f"{number}.{clause}. {out.sentences(1, 3)}", out.margin, y, width, justified=True) - 3
            y -= out.points
        out.page()
    out.save()
    return out


def columns(path, dice, count=2, size=A4):
    out = Writer(path, dice, size, points=dice.choice([9, 10]))
    gap = dice.choice([18, 22, 28])
    width = (out.width - 2 * out.margin - (count - 1) * gap) / count
    justified = dice.random() < 0.5
    for _ in range(2):
        out.text(f"{dice.choice(COMPANIES)} – tanıtım", out.margin, out.height - 60, 20, bold=True)
        for column in range(count):
            x, y = out.margin + column * (width + gap), out.height - 110
            bottom = 90 if column + 1 < count else dice.choice([90, 200, 330])
            while y > bottom + 80:
                out.text(dice.choice(HEADINGS), x, y, out.points + 2, bold=True)
                y -= 1.7 * out.points
                for _ in range(dice.randint(1, 2)):
                    y = out.paragraph(out.sentences(1, 3), x, y, width, justified=justified) - 0.6 * out.points
                y -= 0.7 * out.points
        out.text("Tel: 0216 555 01 23 · www.ornek-adres.example", out.width / 2, 40, 8, align="centre")
        out.page()
    out.save()
    return out


def trifold(path, dice):
    return columns(path, dice, 3, landscape(A4))


def lists(path, dice):
    out = Writer(path, dice)
    width = out.width - 2 * out.margin
    y = out.height - 70
    for _ in range(4):
        out.text(dice.choice(HEADINGS), out.margin, y, out.points + 3, bold=True)
        y -= 2 * out.points
        mark = dice.choice(["•", "-", "1.", "a)", "–"])
        for number in range(dice.randint(3, 5)):
            label = {"1.": f"{number + 1}.", "a)": f"{'abcde'[number]})"}.get(mark, mark)
            out.text(label, out.margin + 8, y)
            y = out.paragraph(out.sentences(1, 2), out.margin + 26, y, width - 26) - 2
        y -= out.points
    out.save()
    return out


def footnotes(path, dice):
    out = Writer(path, dice)
    width = out.width - 2 * out.margin
    for _ in range(2):
        y = out.height - 80
        out.text(dice.choice(HEADINGS), out.margin, y, 15, bold=True)
        y -= 30
        while y > 230:
            y = out.paragraph(out.sentences(3, 6), out.margin, y, width) - 6
        out.canvas.line(out.margin, 172, out.margin + 140, 172)
        y = 158
        for number in range(1, 4):
            y = out.paragraph(f"{number} {out.sentence()}", out.margin, y, width, out.points - 2)
        out.page()
    out.save()
    return out


def form(path, dice):
    out = Writer(path, dice)
    y = out.height - 80
    out.text("Bilgi formu", out.width / 2, y, 16, bold=True, align="centre")
    y -= 40
    for label, value in [
        ("Firma unvanı", dice.choice(COMPANIES)), ("Vergi dairesi", "Üsküdar"), ("Yetkili kişi", "Işıl Örnek"),
        ("Telefon", "0216 555 01 23"), ("Teslim tarihi", "14.03.2026"), ("Ödeme şekli", "Havale / EFT"), ("Sipariş no", "2026/00481"),
        ("Toplam tutar", out.price()),
    ]:
        separator = dice.choice([":", ""])
        out.text(label + separator, out.margin, y)
        out.text(value, out.margin + 150, y)
        y -= 2 * out.points
    out.paragraph(out.sentences(3, 4), out.margin, y - 20, out.width - 2 * out.margin)
    out.save()
    return out


def menu(path, dice):
    """Names and prices with dots between them."""
    out = Writer(path, dice, points=dice.choice([10, 11, 12]))
    out.prices = dice.choice(["{} TL", "₺{}", "{},00", "{}–{} TL"])
    y = out.height - 80
    for _ in range(3):
        out.text(dice.choice(HEADINGS), out.margin, y, 14, bold=True)
        y -= 26
        for item in dice.sample(ITEMS, 8):
            price = out.price()
            dots, room = "", out.width - 2 * out.margin - out.wide(item + "  ") - out.wide(price + "  ")
            while out.wide(dots + ".") < room:
                dots += "."
            out.text(item, out.margin, y, said=False)
            out.text(dots, out.margin + out.wide(item + " "), y, said=False)
            out.text(price, out.width - out.margin, y, align="right", said=False)
            out.truth.append(f"{item} {dots} {price}")
            out.rows.append([item, price])
            y -= 1.7 * out.points
        y -= 16
    out.save()
    return out


def menu_columns(path, dice):
    """A menu in two columns side by side, with dots before the prices: one column after the other."""
    out = Writer(path, dice, points=dice.choice([9, 10]))
    out.prices = dice.choice(["{} TL", "{},00 TL", "{},00"])
    out.text(f"{dice.choice(COMPANIES)} menü", out.width / 2, out.height - 60, 18, bold=True, align="centre")
    gap = dice.choice([24, 32])
    width = (out.width - 2 * out.margin - gap) / 2
    short = [item for item in ITEMS if out.wide(item) < 0.55 * width]
    for x in (out.margin, out.margin + width + gap):
        y = out.height - 110
        for _ in range(2):
            out.text(dice.choice(HEADINGS), x, y, 13, bold=True)
            y -= 22
            for item in dice.sample(short, 7):
                price = out.price()
                dots = ""
                while out.wide(dots + ".") < width - out.wide(f"{item}  {price}  "):
                    dots += "."
                out.text(item, x, y, said=False)
                out.text(dots, x + out.wide(item + " "), y, said=False)
                out.text(price, x + width, y, align="right", said=False)
                out.truth.append(f"{item} {dots} {price}")
                out.rows.append([item, price])
                y -= 1.7 * out.points
            y -= 14
    out.save()
    return out


def boxes(path, dice):
    """A form of ruled boxes, each with a label and what was filled in."""
    out = Writer(path, dice, points=10)
    out.text("Başvuru formu", out.margin, out.height - 60, 16, bold=True)
    y, width = out.height - 90, out.width - 2 * out.margin
    for shape in ([0.5, 0.5], [0.3, 0.4, 0.3], [0.5, 0.5], [0.25, 0.25, 0.25, 0.25], [0.6, 0.4]):
        x, row = out.margin, []
        for share in shape:
            out.canvas.rect(x, y - 34, share * width, 34)
            label = dice.choice(["Adı soyadı", "Telefon", "Tarih", "Adres", "T.C. kimlik no", "Şube", "İmza", "Açıklama"])
            value = dice.choice(["Işıl Örnek", "0216 555 01 23", "14.03.2026", "Çınar Sk. 4", "2026/00481", "Üsküdar"])
            out.text(label, x + 4, y - 10, 7, said=False)
            out.text(value, x + 4, y - 26, said=False)
            row.append(f"{label} {value}")
            x += share * width
        out.truth.append(" ".join(row))
        y -= 34
    out.paragraph(out.sentences(3, 4), out.margin, y - 24, width)
    out.save()
    return out


def invoice(path, dice):
    """Seller and buyer side by side, ruled items, a column of totals on the right."""
    out = Writer(path, dice, points=9)
    out.prices = "{},00 TL"
    out.text("FATURA", out.width - out.margin, out.height - 60, 18, bold=True, align="right")
    half = (out.width - 2 * out.margin) / 2
    for x, title in ((out.margin, "Satıcı"), (out.margin + half + 10, "Sayın")):
        y = out.height - 90
        for line in (title, dice.choice(COMPANIES), f"Çınar Sokak No: {dice.randint(1, 90)}", "Kadıköy / İstanbul", f"Vergi no: {dice.randint(10**9, 10**10)}"):
            out.text(line, x, y, bold=line == title)
            y -= 13
    edges = [out.margin, out.margin + 0.46 * 2 * half, out.margin + 0.6 * 2 * half, out.margin + 0.8 * 2 * half, out.width - out.margin]
    y = out.height - 180
    rows = [["Açıklama", "Miktar", "Birim fiyat", "Tutar"]]
    for item in dice.sample(ITEMS, 6):
        rows.append([item, f"{dice.randint(1, 9)} adet", out.price(), out.price()])
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            out.canvas.rect(edges[place], y - 18, edges[place + 1] - edges[place], 18)
            at = edges[place] + 4 if place == 0 else edges[place + 1] - 4
            out.text(cell, at, y - 12, bold=number == 0, align="left" if place == 0 else "right", said=False)
        out.truth.append(" ".join(row))
        if number:
            out.rows.append(row)
        y -= 18
    y -= 16
    for label in ("Ara toplam", "KDV (%20)", "Genel toplam"):
        price = out.price()
        out.text(label, edges[2], y, bold=label == "Genel toplam", said=False)
        out.text(price, edges[4] - 4, y, align="right", bold=label == "Genel toplam", said=False)
        out.truth.append(f"{label} {price}")
        out.rows.append([label, price])
        y -= 15
    out.paragraph(out.sentences(1, 2), out.margin, y - 20, 2 * half)
    out.save()
    return out


def grouped(path, dice):
    """A ruled price list whose groups are cells over several rows, whose heads are joined, and whose cells are wrapped."""
    out = Writer(path, dice, points=9)
    out.prices = dice.choice(["{} TL", "{}–{} TL", "{},00"])
    out.text(f"{dice.choice(COMPANIES)} ücret tarifesi", out.margin, out.height - 60, 15, bold=True)
    width = out.width - 2 * out.margin
    edges = [out.margin + width * share for share in (0, 0.18, 0.52, 0.76, 1)]
    y = out.height - 90

    def cell(words, first, last, top, bottom, bold=False, align="left"):
        out.canvas.rect(edges[first], bottom, edges[last] - edges[first], top - bottom)
        lines = out.wrapped(words, edges[last] - edges[first] - 8, bold=bold)
        start = (top + bottom) / 2 + (len(lines) - 2) * 5.5 + 2
        for number, line in enumerate(lines):
            if align == "right":
                out.text(line, edges[last] - 4, start - 11 * number, bold=bold, align="right", said=False)
            else:
                out.text(line, edges[first] + 4, start - 11 * number, bold=bold, said=False)

    cell("Grup", 0, 1, y, y - 36, True)
    cell("Hizmet", 1, 2, y, y - 36, True)
    cell("Ücretler (KDV dahil)", 2, 4, y, y - 18, True)
    cell("Peşin", 2, 3, y - 18, y - 36, True)
    cell("Taksitli", 3, 4, y - 18, y - 36, True)
    out.truth += ["Grup Hizmet Ücretler (KDV dahil)", "Peşin Taksitli"]
    y -= 36
    for group in dice.sample(["Muayene", "Bakım", "Kurulum", "Danışma"], 3):
        count = dice.randint(2, 4)
        heights = [dice.choice([18, 30]) for _ in range(count)]
        cell(group, 0, 1, y, y - sum(heights))
        for number, height in enumerate(heights):
            name = dice.choice(ITEMS) + (" ve " + dice.choice(NOTES) + " hizmetler" if height == 30 else "")
            prices = [out.price(), out.price()]
            cell(name, 1, 2, y, y - height)
            for place, price in enumerate(prices):
                cell(price, 2 + place, 3 + place, y, y - height, align="right")
            out.truth.append(" ".join([group] * (number == 0) + [name, *prices]))
            out.rows.append([group] * (number == 0) + [name, *prices])
            y -= height
    out.save()
    return out


def panels(path, dice):
    """Two columns of titled lists that do not stand on one grid: no row has a partner."""
    out = Writer(path, dice, points=9)
    out.prices = "{} TL"
    gap = 30
    width = (out.width - 2 * out.margin - gap) / 2
    out.text(dice.choice(COMPANIES), out.margin, out.height - 56, 18, bold=True)
    for x, pitch, top in ((out.margin, 13, 90), (out.margin + width + gap, 15.5, 96)):
        y = out.height - top
        for _ in range(3):
            out.canvas.setFillGray(0.85)
            out.canvas.rect(x - 4, y - 5, width + 8, 17, stroke=0, fill=1)
            out.canvas.setFillGray(0)
            out.text(dice.choice(HEADINGS), x, y, 11, bold=True)
            y -= 20
            for item in dice.sample([item for item in ITEMS if out.wide(item) < 0.6 * width], dice.randint(4, 7)):
                price = out.price()
                out.text(item, x, y, said=False)
                out.text(price, x + width, y, align="right", said=False)
                out.truth.append(f"{item} {price}")
                out.rows.append([item, price])
                y -= pitch
            y -= 10
    out.save()
    return out


# MARK: Tables


def table(path, dice, size=A4, rules="all", head="plain", wraps=False, amounts=2, prices="mixed", pitch=None, rows=14, notes=False, align="right"):
    out = Writer(path, dice, size, points=dice.choice([8.5, 9, 10]))
    out.prices = prices
    out.text(f"{dice.choice(COMPANIES)} fiyat listesi", out.margin, out.height - 62, 15, bold=True)
    out.paragraph("Fiyatlar 01.01.2026 tarihinden itibaren geçerlidir.", out.margin, out.height - 84, out.width - 2 * out.margin)
    titles = ["Hizmet"] + ["Fiyat", "Kampanya", "Taksitli", "Bayi", "Yıllık"][:amounts] + (["Açıklama"] if notes else [])
    room = out.width - 2 * out.margin
    first = room * (0.34 if len(titles) > 3 else 0.45)
    step = (room - first) / (len(titles) - 1)
    edges = [out.margin, *(out.margin + first + step * place for place in range(len(titles)))]
    padding, leading = 5, 1.2 * out.points
    pitch = pitch or dice.choice([4, 6, 9])
    y = out.height - 120

    def rule(y):
        if rules in ("all", "rows"):
            out.canvas.setLineWidth(0.4)
            out.canvas.line(edges[0], y, edges[-1], y)

    def row(cells, y, bold=False):
        lines = [out.wrapped(cell, edges[place + 1] - edges[place] - 2 * padding, bold=bold) for place, cell in enumerate(cells)]
        for place, cell in enumerate(lines):
            for number, line in enumerate(cell):
                is_amount = 0 < place <= amounts
                at = edges[place + 1] - padding if is_amount and align == "right" else edges[place] + padding
                out.text(line, at, y - out.points - number * leading, bold=bold, align=align if is_amount else "left", said=False)
        out.truth.append(" ".join(" ".join(cell) for cell in lines))
        bottom = y - max(len(cell) for cell in lines) * leading - pitch
        rule(bottom)
        if rules == "all":
            for edge in edges:
                out.canvas.line(edge, y, edge, bottom)
        return bottom

    rule(y)
    if head == "joined":
        # One title over all the amounts.
        out.text("Ücretler (KDV dahil)", (edges[1] + edges[amounts + 1]) / 2, y - out.points, bold=True, align="centre")
        y -= leading + pitch
        rule(y)
    if head != "none":
        if rules == "bar":
            out.canvas.setFillGray(0.85)
            out.canvas.rect(edges[0], y - leading - pitch, edges[-1] - edges[0], leading + pitch, stroke=0, fill=1)
            out.canvas.setFillGray(0)
        y = row(titles, y, bold=True)
    for number in range(rows):
        name = dice.choice(ITEMS)
        if wraps and dice.random() < 0.5:
            name += " ve " + dice.choice(ITEMS).replace("İ", "i").replace("I", "ı").lower() + " birlikte, " + dice.choice(NOTES)
        cells = [name] + [fitting_price(out, step - 2 * padding) for _ in range(amounts)] + ([dice.choice(NOTES)] if notes else [])
        out.rows.append(cells)
        y = row(cells, y)
        if y < 80:
            out.page()
            y = out.height - 70
            rule(y)
    y -= 16
    out.paragraph("Listede yer almayan hizmetler için şubemizden bilgi alınabilir.", out.margin, y, out.width - 2 * out.margin)
    out.save()
    return out


def fitting_price(out, width):
    """One whose words are no wider than the column: what sticks out is printed over its neighbour."""
    while True:
        price = out.price()
        if max(map(out.wide, price.split())) <= width:
            return price


TABLES = {
    "ruled": dict(rules="all"),
    "rows": dict(rules="rows", amounts=3),
    "unruled": dict(rules="none"),
    "unruled tight": dict(rules="none", amounts=3, pitch=2),
    "bar head": dict(rules="bar", amounts=1, notes=True),
    "joined head": dict(rules="all", head="joined", amounts=3),
    "joined head unruled": dict(rules="none", head="joined", amounts=2, notes=True),
    "no head": dict(rules="none", head="none", amounts=1),
    "wrapped": dict(rules="all", wraps=True),
    "wrapped unruled": dict(rules="none", wraps=True, pitch=9),
    "landscape": dict(size=landscape(A4), rules="all", amounts=5),
    "landscape unruled": dict(size=landscape(A4), rules="none", amounts=4, notes=True, wraps=True, pitch=8),
    "ranges": dict(rules="rows", prices="{}–{} TL"),
    "ranges spaced": dict(rules="none", prices="{} - {} TL"),
    "lira sign": dict(rules="all", prices="₺{}", amounts=3),
    "bare amounts": dict(rules="none", prices="{},00", amounts=4),
    "left amounts": dict(rules="none", amounts=2, align="left"),
    "long": dict(rules="all", rows=70, notes=True, amounts=2),
}
TEXTS = {
    "letter": letter, "contract": contract, "two columns": columns, "three columns": trifold, "lists": lists, "footnotes": footnotes,
    "form": form, "menu": menu,
    "two-column menu": menu_columns, "boxed form": boxes, "invoice": invoice, "grouped list": grouped, "panels": panels,
}


def documents(folder, seeds):
    for seed in range(seeds):
        for kind, make in TEXTS.items():
            dice = random.Random(f"{kind}/{seed}")
            path = folder / f"{kind.replace(' ', '-')}-{seed}.pdf"
            yield kind, path, make(path, dice)
        for kind, shape in TABLES.items():
            dice = random.Random(f"{kind}/{seed}")
            path = folder / f"table-{kind.replace(' ', '-')}-{seed}.pdf"
            yield f"table: {kind}", path, table(path, dice, **shape)


# MARK: Reading


def scanned(path, quality=85):
    """The same pages as pictures, as an office scanner stores them."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", "300", "-gray", str(path), f"{folder}/page"], check=True)
        pages = [Image.open(page) for page in sorted(Path(folder).glob("page*.pgm"))]
        scan = path.with_suffix(".scan.pdf")
        pages[0].save(scan, save_all=True, append_images=pages[1:], resolution=300, quality=quality)
    return scan


def rows_found(rows, pages):
    """How many of a table's rows stand in the text as one line, to the character."""
    lines = {folded(line).replace(" . ", " ") for page in pages for line in page.splitlines()}
    whole = {strip_dots(line) for line in lines}
    return sum(strip_dots(folded(" ".join(row))) in whole for row in rows)


def strip_dots(line):
    return " ".join(word for word in line.split() if word.strip(".…"))


def faces():
    """Registers the fonts that are installed; returns their names."""
    found = []
    for family, _ in FAMILIES:
        files = []
        for style in ("Regular", "Bold"):
            asked = f"{family}:style={style}" if family != "DejaVu Sans" or style == "Bold" else f"{family}:style=Book"
            name, file = subprocess.run(
                ["fc-match", "-f", "%{family}\t%{file}", asked], capture_output=True, text=True).stdout.split("\t")
            if family in name.split(",") and file.endswith(".ttf"):
                files.append(file)
        if len(files) == 2:
            try:
                for file, ending in zip(files, ("", "-Bold")):
                    pdfmetrics.registerFont(TTFont(family + ending, file))
                found.append(family)
            except Exception as error:  # A font that reportlab cannot embed is no font of ours.
                print(f"{family}: {error}", file=sys.stderr)
    return found


FACES: list[str] = []


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kaynak", type=Path, required=True)
    parser.add_argument("--seeds", type=int, default=4, help="documents of each kind")
    parser.add_argument("--kinds", default="", help="only those whose name has this in it")
    parser.add_argument("--scan", action="store_true", help="read pictures of the pages")
    parser.add_argument("--keep", type=Path, help="a folder for the documents")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    FACES.extend(faces())
    print("fonts: " + ", ".join(FACES))
    folder = options.keep or Path(tempfile.mkdtemp(prefix="kaynak-truth-"))
    folder.mkdir(parents=True, exist_ok=True)
    results = defaultdict(list)
    for kind, path, written in documents(folder, options.seeds):
        if options.kinds and options.kinds not in kind:
            continue
        file = scanned(path) if options.scan else path
        pages = kaynak_pages(options.kaynak, file) or []
        for number, truth in enumerate(written.pages):
            own = folded(pages[number]) if number < len(pages) else ""
            want = folded(truth)
            if options.scan:
                # How many dots lead to a price nobody counts.
                own, want = strip_dots(own), strip_dots(want)
            results[kind].append({
                "file": str(file), "font": written.face, "points": written.points, "page": number + 1, "similarity": similarity(own, want),
                "errors": Levenshtein.distance(own, want), "characters": len(want), "truth": want, "read": own,
                "rows": len(written.rows) if number == 0 else 0,
                "rows_found": rows_found(written.rows, pages) if number == 0 else 0})
    print(f"{'pages':>6} {'similarity':>10} {'lowest':>7} {'wrong %':>8} {'highest':>8} {'rows':>5} {'exact':>6}  kind")
    every = [row for rows in results.values() for row in rows]
    for kind, rows in [*results.items(), ("all", every)]:
        errors = [100 * row["errors"] / max(1, row["characters"]) for row in rows]
        total = 100 * sum(row["errors"] for row in rows) / sum(row["characters"] for row in rows)
        print(
            f"{len(rows):6} {statistics.mean(row['similarity'] for row in rows):10.4f} {min(row['similarity'] for row in rows):7.4f} "
            f"{total:8.2f} {max(errors):8.2f} {sum(row['rows'] for row in rows):5} {sum(row['rows_found'] for row in rows):6}  {kind}")
    if options.scan:
        over = [row for row in every if row["errors"] > 0.02 * row["characters"]]
        print(f"\npages with more than 2 % wrong characters: {len(over)} of {len(every)}")
        for row in sorted(over, key=lambda row: -row["errors"] / row["characters"]):
            print(f"{100 * row['errors'] / row['characters']:6.2f} %  {row['file']} page {row['page']} ({row['font']}, {row['points']} pt)")
    if options.json:
        options.json.write_text(json.dumps(results, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
