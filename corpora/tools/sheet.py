"""Sets a parsed source as a PDF with reportlab: title block, headings, clauses, tables, one or two columns."""

import hashlib
import re
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (BaseDocTemplate, CondPageBreak, Flowable, Frame, FrameBreak, KeepTogether,
                                NextPageTemplate, PageBreak, PageTemplate, Paragraph, Spacer, Table, TableStyle)

import source as src
from marks import MARKS

rl_config.invariant = 1  # no dates, no random ids: the same source gives the same bytes

FONTS = "/usr/share/fonts/truetype/dejavu/"
REGULAR, BOLD = "DejaVuSans", "DejaVuSans-Bold"
INK, SOFT, LINE = HexColor("#22262B"), HexColor("#5C646E"), HexColor("#C9CED4")


def register_fonts():
    pdfmetrics.registerFont(TTFont(REGULAR, FONTS + "DejaVuSans.ttf"))
    pdfmetrics.registerFont(TTFont(BOLD, FONTS + "DejaVuSans-Bold.ttf"))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


NO_BREAK = "\u00a0"
UNIT_SPACE = re.compile(r"(?<=\d) (?=(?:TL|EUR|ml)\b)")


def markup(text):
    """`**bold**` is the only inline mark; "15.000 TL" and its like never break in the middle."""
    text = escape(text)
    text = re.sub(r"\*\*(.+?)\*\*", r'<font name="%s">\1</font>' % BOLD, text)
    return re.sub(UNIT_SPACE, NO_BREAK, text)


def tint(colour, share):
    """The colour thinned with white; `share` 0 is white."""
    return HexColor("#%02x%02x%02x" % tuple(round(255 - (255 - 255 * part) * share) for part in colour.rgb()))


class Styles:
    """Paragraph styles. In two columns a heading has nearly the body's size and no gap below it: poppler takes columns of
    many small blocks for a table and reads across them, and a heading joined to its text keeps it from doing so."""

    def __init__(self, accent, body_size, narrow):
        def style(name, size, lead, **more):
            more.setdefault("fontName", REGULAR)
            more.setdefault("textColor", INK)
            return ParagraphStyle(name, fontSize=size, leading=size * lead, **more)

        self.body = style("body", body_size, 1.42, spaceAfter=5)
        indent = 10 if narrow else 22
        self.bullet = style("bullet", body_size, 1.38, leftIndent=indent, firstLineIndent=-10, spaceAfter=2.5)
        self.clause = style("clause", body_size, 1.42, spaceAfter=5, leftIndent=12, firstLineIndent=-12)
        self.heading = {
            1: style("h1", body_size + 3.2, 1.25, fontName=BOLD, textColor=accent, spaceBefore=9, spaceAfter=4),
            2: style("h2", body_size + 0.9, 1.3, fontName=BOLD, spaceBefore=6, spaceAfter=3),
        }
        if narrow:
            self.heading[1] = style("h1", body_size + 0.4, 1.38, fontName=BOLD, textColor=accent, spaceBefore=8)
            self.bullet.spaceAfter = 1.5
        self.note = style("note", body_size - 0.2, 1.4)
        self.small = style("small", 6.8, 1.35, textColor=SOFT)
        self.cell = style("cell", body_size - 0.3, 1.28)
        self.cell_right = style("cellright", body_size - 0.3, 1.28, alignment=TA_RIGHT)
        self.head = style("head", body_size - 0.3, 1.28, fontName=BOLD, textColor=white)
        self.head_right = style("headright", body_size - 0.3, 1.28, fontName=BOLD, textColor=white, alignment=TA_RIGHT)


class TitleBlock(Flowable):
    """Mark, office, title, subtitle and document code over an accent rule."""

    def __init__(self, house, meta, accent, width):
        super().__init__()
        self.house, self.meta, self.accent, self.width, self.height = house, meta, accent, width, 84

    def wrap(self, available_width, available_height):
        return self.width, self.height

    def draw(self):
        canvas, right = self.canv, self.width
        canvas.setFillColor(tint(self.accent, 0.09))
        canvas.roundRect(0, 14, right, 70, 5, stroke=0, fill=1)
        canvas.setFillColor(self.accent)
        canvas.rect(0, 14, 5, 70, stroke=0, fill=1)
        canvas.setStrokeColor(self.accent)
        canvas.setLineWidth(1.3)
        MARKS[self.house["mark"]](canvas, right - 34, 49, 17)
        canvas.setFont(BOLD, 9)
        canvas.drawString(18, 67, self.house["name"])
        canvas.setFillColor(INK)
        canvas.setFont(BOLD, 18)
        canvas.drawString(18, 45, self.meta["title"])
        canvas.setFillColor(SOFT)
        canvas.setFont(REGULAR, 8.2)
        canvas.drawString(18, 27, self.meta["subtitle"])
        canvas.setFont(REGULAR, 7)
        canvas.drawString(0, 2, f"{self.meta['codelabel']}: {self.meta['code']}  ·  {self.meta['edition']}")


def column_widths(table, styles, width):
    """The widths asked for, or natural ones with the spare width shared out in proportion.

    - Raises: `SourceError` where a word is wider than its column, since it would be torn in two.
    """
    pad, size = 12, styles.cell.fontSize
    natural, least = [], []
    for column, head in enumerate(table.header):
        texts = [(head, BOLD)] + [(row[column].replace("**", ""), REGULAR) for row in table.rows]
        glued = [(re.sub(UNIT_SPACE, NO_BREAK, text), font) for text, font in texts]
        natural.append(max(pdfmetrics.stringWidth(text, font, size) for text, font in glued) + pad)
        least.append(max(pdfmetrics.stringWidth(word, font, size)
                         for text, font in glued for word in text.split(" ")) + pad)
    if table.weights:
        total = sum(table.weights)
        widths = [width * weight / total for weight in table.weights]
    elif sum(natural) <= width:
        widths = [part * width / sum(natural) for part in natural]
    else:
        wish = [wide - narrow for wide, narrow in zip(natural, least)]
        widths = [narrow + (width - sum(least)) * part / sum(wish) for narrow, part in zip(least, wish)]
    for head, wanted, given in zip(table.header, least, widths):
        if wanted > given + 0.01:
            raise src.SourceError(f"the column {head!r} is {wanted - given:.1f} points too narrow for its longest word")
    return widths


def set_table(table, styles, accent, width):
    def line(row, plain, right):
        return [Paragraph(markup(text), right if flag else plain) for text, flag in zip(row, table.right)]

    data = [line(table.header, styles.head, styles.head_right)]
    look = [
        ("BACKGROUND", (0, 0), (-1, 0), accent), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 3.2), ("BOTTOMPADDING", (0, 0), (-1, -1), 4.2),
        ("LEFTPADDING", (0, 0), (-1, -1), 6), ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, LINE), ("LINEBELOW", (0, -1), (-1, -1), 0.9, accent),
    ]
    for number, row in enumerate(table.rows, 1):
        data.append(line(row, styles.cell, styles.cell_right))
        if number % 2 == 0:
            look.append(("BACKGROUND", (0, number), (-1, number), tint(accent, 0.045)))
    made = Table(data, column_widths(table, styles, width), repeatRows=1, splitByRow=1, splitInRow=0)
    made.setStyle(TableStyle(look))
    return made


def set_note(text, styles, accent, width):
    box = Table([[Paragraph(markup(text), styles.note)]], [width])
    box.setStyle(TableStyle([
        ("BACKGROUND", (0, 0), (-1, -1), tint(accent, 0.07)), ("LINEBEFORE", (0, 0), (0, -1), 2.2, accent),
        ("LEFTPADDING", (0, 0), (-1, -1), 9), ("RIGHTPADDING", (0, 0), (-1, -1), 8),
        ("TOPPADDING", (0, 0), (-1, -1), 5), ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    ]))
    return box


def flow(document, styles, accent, width):
    """The blocks as flowables; a heading stays with the block after it."""
    out, held = [], []
    for block in document.blocks:
        if isinstance(block, src.Break):
            out.append(FrameBreak() if block.column else PageBreak())
            continue
        if isinstance(block, src.Heading):
            held.append(Paragraph(markup(block.text), styles.heading[block.level]))
            continue
        if isinstance(block, src.Paragraph):
            made = [Paragraph(markup(block.text), styles.body)]
        elif isinstance(block, src.Clause):
            number = f'<font name="{BOLD}" color="#{accent.hexval()[2:]}">{block.number}</font>'
            made = [Paragraph(f"{number} {markup(block.text)}", styles.clause)]
            made[0].keepWithNext = block.text.endswith(":")
        elif isinstance(block, src.Bullets):
            made = [Paragraph("•\u2002" + markup(item), styles.bullet) for item in block.items]
            made.append(Spacer(1, 2.5))
        elif isinstance(block, src.Note):
            made = [Spacer(1, 2), set_note(block.text, styles, accent, width), Spacer(1, 6)]
        else:
            made = [set_table(block, styles, accent, width), Spacer(1, 7)]
        if held and isinstance(block, src.Table):  # a table may be longer than a page: hold its heading differently
            out += [CondPageBreak(90)] + held + made
        elif held:
            out += [KeepTogether(held + made[:2])] + made[2:]
        else:
            out += made
        held = []
    return out


def digest(house_path, document_path):
    """What the PDF was made from; the check compares it with the sources beside it."""
    return hashlib.sha256(house_path.read_bytes() + document_path.read_bytes()).hexdigest()[:16]


def render(house_path, document, target):
    """Writes the PDF and returns its page count. Set twice, because the footer names the total."""
    house, _ = src.front_matter(house_path)
    pages = compose(house_path, house, document, target, 0)
    return compose(house_path, house, document, target, pages)


def compose(house_path, house, document, target, total):
    meta, accent = document.meta, HexColor(house["accent"])
    layout = meta["layout"]
    size = landscape(A4) if layout == "landscape" else A4
    side, top, bottom, gap = 19 * mm, 17 * mm, 18 * mm, 9 * mm
    width, height = size[0] - 2 * side, size[1] - top - bottom
    running = "header" in meta
    head_room = 8 * mm if running else 0
    column = (width - gap) / 2 if layout == "twocol" else width
    styles = Styles(accent, float(meta.get("size", "9")), layout == "twocol")
    title = TitleBlock(house, meta, accent, width)

    def fill(text, page):
        return text.format(page=page, pages=total, title=meta["title"], office=house["name"], code=meta["code"])

    def furniture(canvas, template):
        canvas.saveState()
        canvas.setFont(REGULAR, 7.4)
        canvas.setFillColor(SOFT)
        canvas.setStrokeColor(LINE)
        if running:
            canvas.drawString(side, size[1] - 13 * mm, fill(meta["header"], template.page))
            canvas.line(side, size[1] - 15 * mm, size[0] - side, size[1] - 15 * mm)
        canvas.line(side, 14 * mm, size[0] - side, 14 * mm)
        canvas.drawString(side, 10 * mm, fill(meta.get("footer", house["contact"]), template.page))
        canvas.drawRightString(size[0] - side, 10 * mm, fill(meta.get("pagelabel", "{page} / {pages}"), template.page))
        canvas.restoreState()

    def frame(x, y, w, h):
        return Frame(x, y, w, h, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)

    body_top = height - head_room
    block = title.height + 8
    if layout == "twocol":
        right = side + column + gap
        first = [frame(side, bottom + body_top - title.height, width, title.height),
                 frame(side, bottom, column, body_top - block), frame(right, bottom, column, body_top - block)]
        later = [frame(side, bottom, column, body_top), frame(right, bottom, column, body_top)]
    else:
        first = later = [frame(side, bottom, width, body_top)]
    made = BaseDocTemplate(
        str(target), pagesize=size, title=f"{meta['title']} – {house['name']}", author=house["name"],
        subject=house["note"], keywords="source " + digest(house_path, document.path), lang=meta["lang"], invariant=1)
    made.addPageTemplates([PageTemplate("first", first, onPage=furniture), PageTemplate("later", later, onPage=furniture)])
    story = [NextPageTemplate("later"), title, FrameBreak() if layout == "twocol" else Spacer(1, 8)]
    story += flow(document, styles, accent, column)
    story += [Spacer(1, 6), Paragraph(markup(meta.get("note", house["note"])), styles.small)]
    made.build(story)
    return made.page
