import Foundation
import Knowledge

/// A page as one holds it to read a text that was printed sideways or at a slant: turned, then straightened.
package struct ReadingFrame: Sendable, Equatable {
    /// Quarter turns clockwise, 0…3, that set the text upright.
    package let quarterTurns: Int
    /// Degrees by which the text's lines fall to the right once the page is turned; small.
    package let slant: Float
    /// The page's size before it is turned.
    private let pageWidth: Float
    private let pageHeight: Float
    /// Both in points.
    package var pageSize: (width: Float, height: Float) { (pageWidth, pageHeight) }

    package init(width: Float, height: Float, quarterTurns: Int = 0, slant: Float = 0) {
        pageWidth = width
        pageHeight = height
        self.quarterTurns = quarterTurns & 3
        self.slant = slant
    }

    package var width: Float { quarterTurns % 2 == 0 ? pageWidth : pageHeight }
    package var height: Float { quarterTurns % 2 == 0 ? pageHeight : pageWidth }

    /// Where a place of the page is once the page is held for reading.
    package func fromPage(_ box: Box) -> Box {
        let turned =
            switch quarterTurns {
            case 1: Box(x0: pageHeight - box.y1, y0: box.x0, x1: pageHeight - box.y0, y1: box.x1)
            case 2:
                Box(x0: pageWidth - box.x1, y0: pageHeight - box.y1, x1: pageWidth - box.x0, y1: pageHeight - box.y0)
            case 3: Box(x0: box.y0, y0: pageWidth - box.x1, x1: box.y1, y1: pageWidth - box.x0)
            default: box
            }
        return rotated(turned, by: -slant)
    }

    /// The opposite of ``fromPage(_:)``. A slanted box keeps its size and moves with its centre.
    package func toPage(_ box: Box) -> Box {
        let box = rotated(box, by: slant)
        return switch quarterTurns {
        case 1: Box(x0: box.y0, y0: pageHeight - box.x1, x1: box.y1, y1: pageHeight - box.x0)
        case 2: Box(x0: pageWidth - box.x1, y0: pageHeight - box.y1, x1: pageWidth - box.x0, y1: pageHeight - box.y0)
        case 3: Box(x0: pageWidth - box.y1, y0: box.x0, x1: pageWidth - box.y0, y1: box.x1)
        default: box
        }
    }

    /// Moves a box on a circle around the frame's centre, clockwise.
    private func rotated(_ box: Box, by degrees: Float) -> Box {
        guard degrees != 0 else { return box }
        let angle = degrees * .pi / 180
        let (x, y) = (box.midX - width / 2, box.midY - height / 2)
        let dx = x * cos(angle) - y * sin(angle) - x
        let dy = x * sin(angle) + y * cos(angle) - y
        return Box(x0: box.x0 + dx, y0: box.y0 + dy, x1: box.x1 + dx, y1: box.y1 + dy)
    }
}
