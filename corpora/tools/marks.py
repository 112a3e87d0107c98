"""The small drawn marks of the four invented offices: shapes only, so that they add no letters to the text."""

from math import cos, pi, sin


def yarn(canvas, x, y, r):
    """A ball of yarn."""
    canvas.circle(x, y, r, stroke=1, fill=0)
    for shift in (-0.45, 0, 0.45):
        canvas.bezier(x - r * 0.9, y + shift * r, x - r * 0.3, y + (shift + 0.55) * r,
                      x + r * 0.3, y + (shift + 0.55) * r, x + r * 0.9, y + shift * r)
    canvas.bezier(x + r * 0.7, y - r * 0.7, x + r * 1.1, y - r * 1.2, x + r * 1.4, y - r * 0.8, x + r * 1.6, y - r)


def pearl(canvas, x, y, r):
    """A pearl above a wave."""
    canvas.circle(x, y + r * 0.25, r * 0.7, stroke=1, fill=1)
    for drop in (0.75, 1.05):
        canvas.bezier(x - r * 1.2, y - drop * r, x - r * 0.4, y - (drop - 0.4) * r,
                      x + r * 0.4, y - (drop + 0.4) * r, x + r * 1.2, y - drop * r)


def lavender(canvas, x, y, r):
    """A lavender ear."""
    canvas.line(x, y - r * 1.2, x, y + r * 0.9)
    for step in range(4):
        height = y - r * 0.3 + step * r * 0.38
        for side in (-1, 1):
            canvas.ellipse(x + side * r * 0.08, height, x + side * r * 0.5, height + r * 0.32, stroke=0, fill=1)
    canvas.circle(x, y + r * 1.05, r * 0.16, stroke=0, fill=1)


def roofs(canvas, x, y, r):
    """Two roofs on a slope, with a sun."""
    for left, base, size in ((-1.2, -0.9, 1.15), (-0.05, -0.5, 1.3)):
        path = canvas.beginPath()
        path.moveTo(x + left * r, y + base * r)
        path.lineTo(x + (left + size / 2) * r, y + (base + size * 0.7) * r)
        path.lineTo(x + (left + size) * r, y + base * r)
        path.close()
        canvas.drawPath(path, stroke=1, fill=0)
    for ray in range(8):
        angle = ray * pi / 4
        canvas.line(x - r * 0.75 + 0.22 * r * cos(angle), y + r * 0.65 + 0.22 * r * sin(angle),
                    x - r * 0.75 + 0.4 * r * cos(angle), y + r * 0.65 + 0.4 * r * sin(angle))


MARKS = {"yarn": yarn, "pearl": pearl, "lavender": lavender, "roofs": roofs}
