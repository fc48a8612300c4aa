#!/usr/bin/env python3
"""Writes the seeds of coverage-guided fuzzing into Tests/Fuzzing/Corpus, one folder an entry; nothing is of a person.

Run by hand when an entry is added; what the fuzzer keeps beside the seeds is committed with them."""

import io
import pathlib
import random
import struct
import subprocess
import tempfile
import zlib

import pdf417gen
from PIL import Image, ImageDraw

CORPUS = pathlib.Path(__file__).parent / "Corpus"
SIZE = (40, 24)


def keep(entry: str, name: str, content: bytes | str) -> None:
    folder = CORPUS / entry
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"seed-{name}").write_bytes(content.encode() if isinstance(content, str) else content)


def picture(mode: str = "RGB") -> Image.Image:
    image = Image.new("RGB", SIZE, (214, 222, 230))
    draw = ImageDraw.Draw(image)
    draw.rectangle((4, 4, 18, 12), fill=(30, 60, 120))
    draw.line((0, 23, 39, 0), fill=(200, 40, 30))
    draw.text((20, 10), "A<", fill=(0, 0, 0))
    return image.convert(mode)


def written(image: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def exif(orientation: int) -> bytes:
    table = Image.Exif()
    table[0x0112] = orientation
    table[0x0131] = "Example"
    return table.tobytes()


def traces() -> None:
    grey = bytes((40 + 3 * (at % 61)) % 256 for at in range(4_000))
    head = bytes([112, 10, 10, 100, 10, 100, 30, 10, 30, 9]) + bytes(6)
    for name, steps in {"fine": bytes([1]) * 64, "coarse": bytes(range(16, 80)), "none": bytes(64)}.items():
        keep("traces", name, head + steps + grey)


def pictures() -> None:
    for name, options in {"baseline": {}, "progressive": {"progressive": True}, "turned": {"exif": exif(6)},
                          "coarse": {"quality": 5, "subsampling": 2}, "fine": {"quality": 98, "subsampling": 0}}.items():
        keep("jpeg", name, written(picture(), "JPEG", **options))
    keep("jpeg", "grey", written(picture("L"), "JPEG"))
    keep("jpeg", "ink", written(picture("CMYK"), "JPEG"))
    for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"):
        keep("png", mode.replace(";", "-").lower(), written(picture("I" if mode == "I;16" else mode).convert(mode), "PNG"))
    keep("png", "turned", written(picture(), "PNG", exif=exif(8)))
    for name, options in {"lossy": {"quality": 40}, "lossless": {"lossless": True}, "turned": {"exif": exif(3)}}.items():
        keep("webp", name, written(picture("RGBA" if name == "lossless" else "RGB"), "WEBP", **options))
    with tempfile.TemporaryDirectory() as folder:
        source, result = pathlib.Path(folder, "a.png"), pathlib.Path(folder, "a.heic")
        source.write_bytes(written(picture().resize((64, 64)), "PNG"))
        subprocess.run(["heif-enc", "-q", "30", source, "-o", result], check=True, capture_output=True)
        keep("heic", "plain", result.read_bytes())


def pdf(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
            + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out)))


def stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (more, len(content), content)


def pdfs() -> None:
    text = b"BT /F1 12 Tf 10 40 Td (Specimen 12 March 2026) Tj 0 -14 Td <53616D706C65> Tj ET 0 0 m 50 9 l S"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 80]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>>>"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    catalogue = b"<</Type/Catalog/Pages 2 0 R%s>>"
    keep("pdf", "text", pdf([catalogue % b"", pages, page % b"", stream(text), font]))
    packed = stream(zlib.compress(text), b"/Filter/FlateDecode")
    keep("pdf", "packed", pdf([catalogue % b"", pages, page % b"", packed, font]))
    photo = written(picture(), "JPEG")
    image = stream(photo, b"/Type/XObject/Subtype/Image/Width 40/Height 24/ColorSpace/DeviceRGB/BitsPerComponent 8"
                          b"/Filter/DCTDecode")
    drawn = stream(b"q 160 0 0 60 10 10 cm /I Do Q")
    keep("pdf", "picture", pdf([catalogue % b"", pages, page % b"/XObject<</I 6 0 R>>", drawn, font, image]))
    script = b"/Names<</JavaScript<</Names[(a) 6 0 R]>>>>/OpenAction 6 0 R"
    keep("pdf", "script", pdf([catalogue % script, pages, page % b"", stream(text), font,
                               b"<</S/JavaScript/JS(app.alert\\(1\\))>>"]))


AAMVA_FIELDS = ("DAQD12345678\nDCSSAMPLE\nDDEN\nDACERIKA\nDDFN\nDADNONE\nDDGN\nDCAC\nDCBNONE\nDCDNONE\nDBD06062016\n"
                "DBB01011990\nDBA12102029\nDBC2\nDAU068 in\nDAYBRO\nDAG789 E OAK ST\nDAIANYTOWN\nDAJVA\nDAK902230000  \n"
                "DCF83D9BN217QO983B1\nDCGUSA\nDAZBRO\nDDB02142014\nDDAF\r")


def barcodes() -> None:
    body = "DL" + AAMVA_FIELDS
    head = f"@\n\x1e\rANSI 636000100001DL{31:04d}{len(body):04d}"
    keep("aamva", "version-10", head + body)
    keep("aamva", "version-1", f"@\n\x1e\rAAMVA6360000101DL{30:04d}{len(body):04d}" + body.replace("DCS", "DAA"))
    drawn = pdf417gen.render_image(pdf417gen.encode("DAQ1", columns=2), scale=2, ratio=3, padding=4).convert("L")
    keep("barcode", "pdf417", bytes([min(drawn.width, 256) - 1]) + drawn.crop((0, 0, min(drawn.width, 256),
                                                                                drawn.height)).tobytes())
    noise = random.Random(1)
    keep("barcode", "noise", bytes([31]) + bytes(noise.randrange(256) for _ in range(32 * 32)))


def texts() -> None:
    keep("mrz", "td3", "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10")
    keep("mrz", "td2", "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6")
    keep("mrz", "td1", "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<")
    keep("mrz", "mrva", "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<")
    for index, line in enumerate(["12 MAR/MARS 2031", "Ausgestellt am 3. Juli 2019", "٢٠/٠٣/١٤٤٥", "平成31年4月1日",
                                  "๑๒ มี.ค. ๒๕๖๗", "03.07.19-02.07.29", "1402/05/11"]):
        keep("date", str(index), bytes([index]) + line.encode())
    for index, pair in enumerate(["Олександр\nOLEKSANDR", "محمد عبد الله\nMOHAMMED ABDULLAH", "김민준\nKIM MINJUN",
                                  "山田 太郎\nYAMADA TARO", "Müller-Lüdenscheid\nMUELLER LUEDENSCHEID",
                                  "Γεωργίου\nGEORGIOU", "สมชาย\nSOMCHAI", "राम कुमार\nRAM KUMAR"]):
        keep("name", str(index), pair)
    keep("visual-zone", "card", "BUNDESREPUBLIK DEUTSCHLAND\nPERSONALAUSWEIS\nName/Surname\nMUSTERMANN\nVornamen\nERIKA\n"
                                "Geburtstag/Date of birth\n12.08.1983\nGültig bis\n01.08.2031")
    keep("visual-zone", "licence", "DRIVING LICENCE\nFÜHRERSCHEIN\n1. MUSTERMANN\n2. ERIKA\n3. 12.08.83 BERLIN\n"
                                   "4a. 01.02.19 4b. 31.01.34\n5. B072RRE2I55")
    keep("visual-zone", "aadhaar", "GOVERNMENT OF INDIA\nभारत सरकार\nDOB: 01/01/1990\n9999 9999 0019\nAADHAAR")


def letters() -> None:
    keep("letter", "bill", "Musterstraße 12\n10115\nErika Muster\nMusterstr. 12\n10115 Berlin\nRechnungsdatum: 3.10.2026\n"
                           "Stromrechnung\nfällig am 1.11.2026\nBerlin")
    keep("letter", "statement", "12 High Street\nSW1A 1AA\nMr A Example\n12 High St\nLondon SW1A1AA\nStatement date\n"
                                "3 March 2026\nAccount statement\nLondon")
    keep("letter", "japanese", "千代田1-2-3\n100-0001\n〒100-0001\n東京都千代田1-2-3\n発行日 令和8年10月14日\n電気料金")


def messages() -> None:
    keep("json", "object", '{"a":[1,-2.5e3,true,null,"\\u00e9\\ud83d\\ude00"],"b":{"c":""}}')
    keep("json", "deep", "[" * 40 + "]" * 40)
    for name, message in {"hello": b'{"hello":{}}', "read": b'{"readDocument":{"_0":{"front":0,"pagesMax":2,'
                                                           b'"scripts":["Cyrl"]}}}'}.items():
        blobs = [] if name == "hello" else [b"\xff\xd8\xff"]
        keep("frame", name, struct.pack(">4sHHI", b"ASYE", 1, len(blobs), len(message))
             + b"".join(struct.pack(">I", len(blob)) for blob in blobs) + message + b"".join(blobs))
    keep("multipart", "two", b'--b\r\nContent-Disposition: form-data; name="request"\r\n\r\n{}\r\n--b\r\nContent-Disposition:'
                             b' form-data; name="selfie"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n\xff\xd8\xff'
                             b"\r\n--b--\r\n")
    keep("content-type", "quoted", 'multipart/form-data; charset="x\\"y"; boundary="a b"')
    keep("endpoint-url", "https", "https://example.com:8443/hooks?a=1")
    keep("endpoint-url", "address", "https://[::ffff:10.0.0.1]/")
    root = pathlib.Path(__file__).parents[2]
    keep("tenant-file", "demo", (root / "Tenants/demo.yaml").read_bytes())
    books = sorted((root / "Tenants/price-books").glob("*.yaml"))
    keep("price-book", "first", books[0].read_bytes())


if __name__ == "__main__":
    for write in (pictures, traces, pdfs, barcodes, texts, letters, messages):
        write()
