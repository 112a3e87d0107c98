/// The parts of a segment, in the order of their places in the header's table.
enum SegmentSection: Int, CaseIterable {
    /// `[passages × 16]`, ascending.
    case ids
    /// `UInt8 [rows × dimension]`, row = passages, then question vectors.
    case codes
    /// `Float [rows]`
    case scales
    /// `Float [rows × dimension]`
    case vectors
    /// `Int32 [questions]`: the passage a question vector belongs to, ascending.
    case owners
    case lexical
    /// See ``Attributes``.
    case attributes
    /// `UInt64 [passages + 1]` of where each payload begins behind these numbers, then the payloads.
    case payloads
    /// Empty where the segment is searched exactly.
    case graph

    /// Whether the section is read when the segment is opened: it says which passage a hit is, or where bytes lie. A
    /// flipped bit in one of the others makes a score or a payload wrong and nothing else, see ``Segment/isWhole()``.
    var isCheckedAtOnce: Bool {
        switch self {
        case .ids, .owners, .attributes: true
        case .codes, .scales, .vectors, .lexical, .payloads, .graph: false
        }
    }
}

/// The first 256 bytes of a segment's file. All numbers are little-endian.
///
///     0   8 bytes  "KAYNAKSG"        24  UInt64  length of the file
///     8   UInt32   version           32  9 × (offset, length, checksum) as UInt64, one per ``SegmentSection``
///     12  UInt32   dimension         248 UInt64  checksum of all before it
///     16  UInt32   passages
///     20  UInt32   question vectors
///
/// Sections begin at multiples of 64 and are filled up with zeros, which their checksums cover: there is no byte in
/// the file that may change unnoticed.
struct SegmentHeader: Equatable {
    static let magic: UInt64 = 0x4753_4B41_4E59_414B
    static let version: UInt32 = 1
    static let size = 256

    struct Place: Equatable {
        var offset = 0
        var length = 0
        var checksum: UInt64 = 0

        var paddedLength: Int { SegmentHeader.padded(length) }
    }

    var dimension = 0
    var passages = 0
    var questions = 0
    var fileLength = 0
    var places = [Place](repeating: Place(), count: SegmentSection.allCases.count)

    subscript(section: SegmentSection) -> Place {
        get { places[section.rawValue] }
        set { places[section.rawValue] = newValue }
    }

    static func padded(_ length: Int) -> Int {
        (length + Checksum.blockSize - 1) / Checksum.blockSize * Checksum.blockSize
    }

    /// 64-byte blocks of the header before the last, whose end is the checksum itself.
    private static let checkedWords = size / 8 - 1

    func encoded() -> [UInt64] {
        var words: [UInt64] = [
            SegmentHeader.magic, UInt64(SegmentHeader.version) | UInt64(dimension) << 32,
            UInt64(passages) | UInt64(questions) << 32, UInt64(fileLength),
        ]
        for place in places { words += [UInt64(place.offset), UInt64(place.length), place.checksum] }
        words.append(0)
        words[SegmentHeader.checkedWords] = words.withUnsafeBytes(Checksum.of)
        return words.map(\.littleEndian)
    }

    /// The checksum as it stands at the header's end: names the file's whole content.
    static func fingerprint(of words: [UInt64]) -> UInt64 { words[checkedWords] }

    init() {}

    /// Reads and checks the header of a file that is all there; `nil` for any other.
    init?(_ file: UnsafeRawBufferPointer) {
        guard file.count >= SegmentHeader.size else { return nil }
        var words = (0..<SegmentHeader.size / 8).map {
            UInt64(littleEndian: file.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self))
        }
        let checksum = words[SegmentHeader.checkedWords]
        words[SegmentHeader.checkedWords] = 0
        guard words[0] == SegmentHeader.magic, UInt32(truncatingIfNeeded: words[1]) == SegmentHeader.version,
            words.withUnsafeBytes(Checksum.of) == checksum, words[3] == UInt64(file.count)
        else { return nil }
        dimension = Int(words[1] >> 32)
        passages = Int(words[2] & 0xFFFF_FFFF)
        questions = Int(words[2] >> 32)
        fileLength = file.count
        for index in places.indices {
            let (offset, length) = (words[4 + 3 * index], words[5 + 3 * index])
            guard offset % UInt64(Checksum.blockSize) == 0, offset <= words[3], length <= words[3] - offset else {
                return nil
            }
            places[index] = Place(offset: Int(offset), length: Int(length), checksum: words[6 + 3 * index])
            guard places[index].paddedLength <= file.count - Int(offset) else { return nil }
        }
        guard hasFittingLengths else { return nil }
    }

    /// Whether every section is as long as the numbers of rows demand.
    private var hasFittingLengths: Bool {
        let rows = passages + questions
        return self[.ids].length == passages * 16 && self[.codes].length == rows * dimension
            && self[.scales].length == rows * 4 && self[.vectors].length == rows * dimension * 4
            && self[.owners].length == questions * 4 && self[.payloads].length >= (passages + 1) * 8
    }
}
