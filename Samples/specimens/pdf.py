"""Writes PDF files with text that can be selected, and PDF files that are a picture.

Text goes in as glyphs of an embedded DejaVu Sans (ISO 32000-1, sections 9.7.4 and 9.10.3), so that every language that
the letters are in can be read back.
"""

import struct
import time
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
POINTS_PER_MM = 72 / 25.4
PAGE_HEIGHT_MM = 297
FIXED_TIME = time.gmtime(1_700_000_000)


@dataclass(frozen=True)
class Run:
    """A piece of text: left end and baseline in millimetres from the page's upper left, and its size in points."""

    left: float
    baseline: float
    text: str
    points: float
    bold: bool = False
    name: str | None = None


@dataclass(frozen=True)
class Glyphs:
    """What of a TrueType file a PDF needs: glyph of each character, widths in thousandths of an em, and the file."""

    of_character: dict[int, int]
    widths: tuple[int, ...]
    packed: bytes
    length: int


def save_scan(picture: Image.Image, path: Path, quality: int) -> None:
    """One page that is a picture, at 150 dpi."""
    picture.save(path, resolution=150, quality=quality, creationDate=FIXED_TIME, modDate=FIXED_TIME)


def written(runs: list[Run]) -> bytes:
    """One page of A4 with the runs as text."""
    glyphs = _glyphs(FONT)
    used = sorted({ord(character) for run in runs for character in run.text})
    content = zlib.compress("\n".join(_shown(run, glyphs) for run in runs).encode())
    widths = " ".join(f"{glyphs.of_character[code]} [{glyphs.widths[glyphs.of_character[code]]}]" for code in used)
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> >> >>",
        _stream(content),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /DejaVuSans /Encoding /Identity-H /DescendantFonts [6 0 R] "
        b"/ToUnicode 9 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /DejaVuSans /CIDToGIDMap /Identity /FontDescriptor 7 0 R "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [" + widths.encode() + b"] >>",
        b"<< /Type /FontDescriptor /FontName /DejaVuSans /Flags 32 /FontBBox [-1021 -463 1793 1232] /ItalicAngle 0 "
        b"/Ascent 928 /Descent -236 /CapHeight 729 /StemV 80 /FontFile2 8 0 R >>",
        _stream(glyphs.packed, b"/Length1 %d" % glyphs.length), _stream(zlib.compress(_to_unicode(used, glyphs))),
    ]
    return _file(bodies)


def _shown(run: Run, glyphs: Glyphs) -> str:
    codes = "".join(f"{glyphs.of_character[ord(character)]:04X}" for character in run.text)
    x, y = run.left * POINTS_PER_MM, (PAGE_HEIGHT_MM - run.baseline) * POINTS_PER_MM
    # Filled and stroked looks bold.
    mode = f"2 Tr {run.points / 30:.2f} w" if run.bold else "0 Tr"
    return f"BT /F {run.points} Tf {mode} {x:.2f} {y:.2f} Td <{codes}> Tj ET"


def _stream(packed: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), more, packed)


def _to_unicode(used: list[int], glyphs: Glyphs) -> bytes:
    pairs = [f"<{glyphs.of_character[code]:04X}> <{code:04X}>" for code in used]
    parts = [pairs[start:start + 100] for start in range(0, len(pairs), 100)]
    body = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
    return ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n"
            "1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + body +
            "\nendcmap CMapName currentdict /CMap defineresource pop end end").encode()


def _file(bodies: list[bytes]) -> bytes:
    content, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    content_and_table = content + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return content_and_table + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(content))


@lru_cache(maxsize=2)
def _glyphs(path: Path) -> Glyphs:
    """Reads the tables of a TrueType file that tell characters' glyphs and widths (ISO/IEC 14496-22)."""
    data = path.read_bytes()
    tables = {}
    for index in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        tables[tag] = offset
    em, = struct.unpack_from(">H", data, tables[b"head"] + 18)
    metrics, = struct.unpack_from(">H", data, tables[b"hhea"] + 34)
    count, = struct.unpack_from(">H", data, tables[b"maxp"] + 4)
    advances = [struct.unpack_from(">H", data, tables[b"hmtx"] + 4 * min(glyph, metrics - 1))[0]
                for glyph in range(count)]
    widths = tuple(round(advance * 1000 / em) for advance in advances)
    return Glyphs(_characters(data, tables[b"cmap"]), widths, zlib.compress(data, 9), len(data))


def _characters(data: bytes, start: int) -> dict[int, int]:
    """The glyphs of the basic plane, from the table's subtable of format 4."""
    found: dict[int, int] = {}
    for index in range(struct.unpack_from(">H", data, start + 2)[0]):
        offset = start + struct.unpack_from(">HHI", data, start + 4 + 8 * index)[2]
        if struct.unpack_from(">H", data, offset)[0] != 4:
            continue
        segments = struct.unpack_from(">H", data, offset + 6)[0] // 2
        ends = struct.unpack_from(f">{segments}H", data, offset + 14)
        starts = struct.unpack_from(f">{segments}H", data, offset + 16 + 2 * segments)
        deltas = struct.unpack_from(f">{segments}H", data, offset + 16 + 4 * segments)
        ranges_at = offset + 16 + 6 * segments
        ranges = struct.unpack_from(f">{segments}H", data, ranges_at)
        for segment in range(segments):
            for code in range(starts[segment], ends[segment] + 1):
                glyph = code
                if ranges[segment]:
                    place = ranges_at + 2 * segment + ranges[segment] + 2 * (code - starts[segment])
                    glyph = struct.unpack_from(">H", data, place)[0] if place + 2 <= len(data) else 0
                if glyph and code != 0xFFFF:
                    found.setdefault(code, (glyph + deltas[segment]) & 0xFFFF)
    return found
