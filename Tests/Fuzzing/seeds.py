#!/usr/bin/env python3
"""Writes the seeds of coverage-guided fuzzing into Tests/Fuzzing/Corpus, one folder an entry; nothing is of a person.

Run by hand when an entry is added; what the fuzzer keeps beside the seeds is committed with them."""

import base64
import hashlib
import io
import pathlib
import random
import struct
import subprocess
import sys
import tempfile
import zlib

import numpy
import pdf417gen
import zxingcpp
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from PIL import Image, ImageDraw, ImageOps

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "Python"))

from log_outsiders import TimestampAuthority  # noqa: E402

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
    square = picture().resize((64, 64))
    clear = square.copy()
    clear.putalpha(90)
    for name, image, options in [
        ("plain", square, ("-q", "30")), ("grey", square.convert("L"), ("-q", "30")), ("clear", clear, ("-q", "30")),
        ("exact", square, ("-L", "-p", "chroma=444", "--matrix_coefficients=0")),
        ("small-beside", square, ("-q", "30", "-t", "16")), ("deep", square.convert("I").convert("I;16"), ("-b", "12")),
        ("long", picture().resize((200, 66)), ("-q", "5")),
    ]:
        keep("heic", name, heic(written(image, "PNG"), options))
    keep("heic", "turned", heic(written(square, "JPEG", exif=exif(6)), ("-q", "30"), "jpg"))


def heic(source: bytes, options: tuple[str, ...], ending: str = "png") -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        given, result = pathlib.Path(folder, f"a.{ending}"), pathlib.Path(folder, "a.heic")
        given.write_bytes(source)
        subprocess.run(["heif-enc", *options, given, "-o", result], check=True, capture_output=True)
        return result.read_bytes()


def pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
            + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(out)))


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
    attached = b"/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>>>"
    keep("pdf", "attachment", pdf([catalogue % attached, pages, page % b"", stream(text), font,
                                   b"<</Type/Filespec/F(a.txt)/EF<</F 7 0 R>>>>", stream(b"hello", b"/Type/EmbeddedFile")]))
    locked = b"/ID[(0123456789abcdef)(0123456789abcdef)]/Encrypt<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -4>>" % (
        b"o" * 32, b"u" * 32)
    keep("pdf", "locked", pdf([catalogue % b"", pages, page % b"", stream(text), font], locked))
    many = b"<</Type/Pages/Kids[%s]/Count 5000>>" % (b"3 0 R " * 5)
    keep("pdf", "many-pages", pdf([catalogue % b"", many, page % b"", stream(text), font]))
    form = b"/AcroForm<</Fields[6 0 R]/NeedAppearances true>>"
    keep("pdf", "form", pdf([catalogue % form, pages, page.replace(b">>>>>>", b">>>>/Annots[6 0 R]>>") % b"", stream(text),
                             font, b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(Sample)/Rect[9 9 90 30]/DA(/F1 9 Tf 0 g)>>"]))
    inline = b"q 90 0 0 50 5 5 cm BI /W 8 /H 4 /BPC 1 /CS /G /F /AHx ID AA55AA55> EI Q /Sh sh"
    shading = (b"/Shading<</Sh<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 200 80]"
               b"/Function<</FunctionType 2/Domain[0 1]/C0[1 1 1]/C1[.8 .9 1]/N 1>>>>>>")
    keep("pdf", "inline", pdf([catalogue % b"", pages, page % shading, stream(inline), font]))
    for name, content, more in [
        ("fax", fax(), b"/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode"
                       b"/DecodeParms<</K -1/Columns 40/Rows 24>>"),
        ("wavelets", written(picture(), "JPEG2000"), b"/Filter/JPXDecode"),
        ("runs", zlib.compress(base64.a85encode(picture("L").tobytes()) + b"~>"),
         b"/ColorSpace/DeviceGray/BitsPerComponent 8/Filter[/FlateDecode/ASCII85Decode]"),
        ("masked", picture("P").tobytes(), b"/ColorSpace[/Indexed/DeviceRGB 255 7 0 R]/BitsPerComponent 8/Mask[0 3]"),
    ]:
        shown = stream(content, b"/Type/XObject/Subtype/Image/Width 40/Height 24" + more)
        keep("pdf", name, pdf([catalogue % b"", pages, page % b"/XObject<</I 6 0 R>>", drawn, font, shown,
                               stream(bytes(range(256)) * 3)]))
    keep("pdf", "packed-objects", packed_objects(text))


def fax() -> bytes:
    """The picture in two colours by ITU-T T.6, out of a TIFF's only strip."""
    tiff = written(picture("1"), "TIFF", compression="group4")
    with Image.open(io.BytesIO(tiff)) as image:
        start, length = image.tag_v2[273][0], image.tag_v2[279][0]
    return tiff[start:start + length]


def packed_objects(text: bytes) -> bytes:
    """A PDF whose objects lie in a stream and whose table is one (ISO 32000-1, 7.5.7 and 7.5.8)."""
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
              b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 80]/Contents 6 0 R/Resources<</Font<</F1 4 0 R>>>>>>",
              b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    head, at = b"", 0
    for number, body in enumerate(bodies, 1):
        head += b"%d %d " % (number, at)
        at += len(body) + 1
    packed = zlib.compress(head + b"\n".join(bodies) + b"\n")
    out = b"%PDF-1.7\n"
    places = []
    for number, body in [
        (5, stream(packed, b"/Type/ObjStm/N 4/First %d/Filter/FlateDecode" % len(head))), (6, stream(text)),
    ]:
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    places.append(len(out))
    rows = [(0, 0, 255), *((2, 5, index) for index in range(4)), *((1, place, 0) for place in places)]
    table = zlib.compress(b"".join(struct.pack(">BHB", *row) for row in rows))
    entry = stream(table, b"/Type/XRef/Size 8/Root 1 0 R/W[1 2 1]/Filter/FlateDecode")
    return out + b"7 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (entry, len(out))


AAMVA_FIELDS = ("DAQD12345678\nDCSSAMPLE\nDDEN\nDACERIKA\nDDFN\nDADNONE\nDDGN\nDCAC\nDCBNONE\nDCDNONE\nDBD06062016\n"
                "DBB01011990\nDBA12102029\nDBC2\nDAU068 in\nDAYBRO\nDAG789 E OAK ST\nDAIANYTOWN\nDAJVA\nDAK902230000  \n"
                "DCF83D9BN217QO983B1\nDCGUSA\nDAZBRO\nDDB02142014\nDDAF\r")


def symbol(name: str, image: Image.Image) -> None:
    """As the entry takes it: the width less one, then grey samples."""
    grey = image.convert("L")
    grey = grey.crop((0, 0, min(grey.width, 256), grey.height))
    keep("barcode", name, bytes([grey.width - 1]) + grey.tobytes())


def barcodes() -> None:
    body = "DL" + AAMVA_FIELDS
    head = f"@\n\x1e\rANSI 636000100001DL{31:04d}{len(body):04d}"
    keep("aamva", "version-10", head + body)
    keep("aamva", "version-1", f"@\n\x1e\rAAMVA6360000101DL{30:04d}{len(body):04d}" + body.replace("DCS", "DAA"))
    keep("aadhaar", "letter", '<?xml version="1.0"?><PrintLetterBarcodeData uid="967634714069" name="Asha &amp; Rao" '
                              'gender="F" yob="1984" dob="05/11/1984" vtc="Pune" pc="411001"/>')
    symbol("pdf417", pdf417gen.render_image(pdf417gen.encode("DAQ1", columns=2), scale=2, ratio=3, padding=4))
    zone = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6"
    for name, kind in {"qr": "QRCode", "aztec": "Aztec", "data-matrix": "DataMatrix"}.items():
        made = zxingcpp.create_barcode(zone, zxingcpp.barcode_format_from_str(kind)).to_image(scale=2)
        image = Image.fromarray(numpy.array(made))
        symbol(name, image)
        symbol(f"{name}-turned", image.rotate(25, Image.Resampling.BILINEAR, expand=True, fillcolor=255))
        symbol(f"{name}-inverted", ImageOps.invert(image))
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
    keep("rows", "lines", '{"external_id":"a","address":{"city":"b"},"metadata":{"c":"d"}}\n{"x":1}\n\n[')
    keep("rows", "cells", 'external_id,address.city,metadata.c\r\n"a ""b""\n",,d\r\ne,f\r\n')
    keep("content-type", "quoted", 'multipart/form-data; charset="x\\"y"; boundary="a b"')
    head = '{"interface":"assay.credit_history/1","request_id":"chk_00000000000000000000000000","reference":"R",' \
           '"as_of":"2026-11-01",'
    keep("credit-answer", "found", head + '"result":"found","file":{"score":{"value":612,"min":300,"max":850},'
         '"delinquencies":[{"severity":"days_60","age":"older","count":2}],"bankruptcies":{"open":0,"discharged":1},'
         '"open_defaults":0,"oldest_account_months":148,"enquiries":{"months":6,"count":3}}}')
    keep("credit-answer", "ambiguous", head + '"result":"ambiguous","candidates":2}')
    keep("endpoint-url", "https", "https://example.com:8443/hooks?a=1")
    keep("endpoint-url", "address", "https://[::ffff:10.0.0.1]/")
    root = pathlib.Path(__file__).parents[2]
    keep("tenant-file", "demo", (root / "Tenants/demo.yaml").read_bytes())
    keep("log-watch", "demo", (root / "Tenants/log/demo.yaml").read_bytes())
    books = sorted((root / "Tenants/price-books").glob("*.yaml"))
    keep("price-book", "first", books[0].read_bytes())


def outsiders() -> None:
    # A key of a known seed, so that what it signs is always the same; the entry has its public half.
    name, key = "w.example", Ed25519PrivateKey.from_private_bytes(bytes([7]) * 32)
    text = "assay/0\n1\n" + base64.b64encode(bytes([7]) * 32).decode() + "\n"
    material = b"\x04" + key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    key_id = hashlib.sha256(name.encode() + b"\n" + material).digest()[:4]
    signature = key.sign(f"cosignature/v1\ntime 1800000000\n{text}".encode())
    line = base64.b64encode(key_id + struct.pack(">Q", 1_800_000_000) + signature).decode()
    keep("witness-answer", "two", f"— {name} {line}\n— other.example {line}\n")
    with tempfile.TemporaryDirectory() as folder:
        authority = TimestampAuthority(pathlib.Path(folder) / "tsa")
        (authority.folder / "text").write_text(text)
        authority.openssl("ts", "-query", "-data", "text", "-sha256", "-cert", "-out", "asked")
        answer = authority.answer("/", (authority.folder / "asked").read_bytes())[2]
        keep("timestamp", "answer", answer)
        # Behind the outer header and the status `granted`.
        keep("timestamp", "token", answer[answer.index(bytes.fromhex("3003020100")) + 5:])
        authority.openssl("ts", "-query", "-data", "text", "-sha1", "-out", "asked")
        keep("timestamp", "refusal", authority.answer("/", (authority.folder / "asked").read_bytes())[2])


if __name__ == "__main__":
    for write in (pictures, traces, pdfs, barcodes, texts, letters, messages, outsiders):
        write()
