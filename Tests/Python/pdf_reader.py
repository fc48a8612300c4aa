"""Reads PDFs with pdfium, which shares nothing with what writes them: text, properties and pictures of pages."""

import ctypes
import os
import pathlib

from PIL import Image

HOME = pathlib.Path(os.environ.get("ASSAY_HOME", pathlib.Path(__file__).resolve().parents[2] / ".deps"))
UTF_16_UNIT = 2
BGRX = 3


class PDF:
    """An open document."""

    library = None

    def __init__(self, content):
        if PDF.library is None:
            PDF.library = ctypes.CDLL(str(HOME / "pdfium" / "libpdfium.so"))
            for name in ("FPDF_LoadMemDocument", "FPDF_LoadPage", "FPDFText_LoadPage", "FPDFBitmap_CreateEx"):
                getattr(PDF.library, name).restype = ctypes.c_void_p
            PDF.library.FPDF_GetPageWidth.restype = PDF.library.FPDF_GetPageHeight.restype = ctypes.c_double
            PDF.library.FPDF_InitLibrary()
        # pdfium reads from it as long as the document is open.
        self.content = content
        self.document = PDF.library.FPDF_LoadMemDocument(content, len(content), None)
        if not self.document:
            raise ValueError("pdfium does not open it")

    @property
    def page_count(self):
        return PDF.library.FPDF_GetPageCount(ctypes.c_void_p(self.document))

    def property(self, name):
        """An entry of the document's information dictionary; empty where there is none."""
        buffer = ctypes.create_string_buffer(4096)
        size = PDF.library.FPDF_GetMetaText(ctypes.c_void_p(self.document), name.encode(), buffer, len(buffer))
        return buffer.raw[:max(0, size - UTF_16_UNIT)].decode("utf-16-le")

    def text(self):
        """The text of every page."""
        texts = []
        for number in range(self.page_count):
            page = ctypes.c_void_p(PDF.library.FPDF_LoadPage(ctypes.c_void_p(self.document), number))
            layer = ctypes.c_void_p(PDF.library.FPDFText_LoadPage(page))
            count = PDF.library.FPDFText_CountChars(layer)
            buffer = ctypes.create_string_buffer(UTF_16_UNIT * (count + 1))
            PDF.library.FPDFText_GetText(layer, 0, count, buffer)
            texts.append(buffer.raw[:UTF_16_UNIT * count].decode("utf-16-le"))
            PDF.library.FPDFText_ClosePage(layer)
            PDF.library.FPDF_ClosePage(page)
        return "\n".join(texts)

    def picture(self, number, scale=1.0):
        """A page as a picture; at scale 1 a point is a pixel."""
        page = ctypes.c_void_p(PDF.library.FPDF_LoadPage(ctypes.c_void_p(self.document), number))
        width = round(PDF.library.FPDF_GetPageWidth(page) * scale)
        height = round(PDF.library.FPDF_GetPageHeight(page) * scale)
        pixels = ctypes.create_string_buffer(b"\xff" * (4 * width * height), 4 * width * height)
        bitmap = ctypes.c_void_p(PDF.library.FPDFBitmap_CreateEx(width, height, BGRX, pixels, 4 * width))
        PDF.library.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0)
        PDF.library.FPDFBitmap_Destroy(bitmap)
        PDF.library.FPDF_ClosePage(page)
        return Image.frombuffer("RGB", (width, height), pixels.raw, "raw", "BGRX", 0, 1)
