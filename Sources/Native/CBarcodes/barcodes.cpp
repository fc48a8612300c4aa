#define ZX_USE_UTF8 1
#include "CBarcodes.h"

#include <ZXing/ReadBarcode.h>

#include <new>
#include <vector>

namespace {

struct Symbol {
  barcodes_symbology kind;
  std::vector<uint8_t> bytes;
  int32_t corners[8];
};

// More symbols than any document carries; a picture full of them is not worth more time.
constexpr int symbols_max = 8;

ZXing::BarcodeFormats formats(uint32_t symbologies) {
  ZXing::BarcodeFormats chosen;
  if (symbologies & BARCODES_PDF417) chosen |= ZXing::BarcodeFormat::PDF417;
  if (symbologies & BARCODES_QR) chosen |= ZXing::BarcodeFormat::QRCode;
  if (symbologies & BARCODES_AZTEC) chosen |= ZXing::BarcodeFormat::Aztec;
  if (symbologies & BARCODES_DATA_MATRIX) chosen |= ZXing::BarcodeFormat::DataMatrix;
  return chosen;
}

bool kind_of(ZXing::BarcodeFormat format, barcodes_symbology &kind) {
  switch (format) {
    case ZXing::BarcodeFormat::PDF417: kind = BARCODES_PDF417; return true;
    case ZXing::BarcodeFormat::QRCode: kind = BARCODES_QR; return true;
    case ZXing::BarcodeFormat::Aztec: kind = BARCODES_AZTEC; return true;
    case ZXing::BarcodeFormat::DataMatrix: kind = BARCODES_DATA_MATRIX; return true;
    default: return false;
  }
}

}  // namespace

struct barcodes_found {
  std::vector<Symbol> symbols;
};

barcodes_status barcodes_read(const uint8_t *luminance, uint32_t width, uint32_t height, uint32_t symbologies,
                              barcodes_found **found) {
  *found = nullptr;
  barcodes_found *made = nullptr;
  try {
    made = new barcodes_found;
    ZXing::DecodeHints hints;
    hints.setFormats(formats(symbologies)).setTryHarder(true).setTryRotate(true);
    hints.setMaxNumberOfSymbols(symbols_max);
    ZXing::ImageView view(luminance, static_cast<int>(width), static_cast<int>(height), ZXing::ImageFormat::Lum);
    for (const auto &result : ZXing::ReadBarcodes(view, hints)) {
      Symbol symbol;
      if (!result.isValid() || !kind_of(result.format(), symbol.kind)) continue;
      symbol.bytes.assign(result.bytes().begin(), result.bytes().end());
      for (int corner = 0; corner < 4; corner++) {
        symbol.corners[2 * corner] = result.position()[corner].x;
        symbol.corners[2 * corner + 1] = result.position()[corner].y;
      }
      made->symbols.push_back(std::move(symbol));
    }
    *found = made;
    return BARCODES_OK;
  } catch (...) {
    delete made;
    return BARCODES_FAILED;
  }
}

size_t barcodes_count(const barcodes_found *found) { return found->symbols.size(); }

barcodes_symbology barcodes_kind(const barcodes_found *found, size_t index) { return found->symbols[index].kind; }

const uint8_t *barcodes_bytes(const barcodes_found *found, size_t index, size_t *count) {
  *count = found->symbols[index].bytes.size();
  return found->symbols[index].bytes.data();
}

void barcodes_corners(const barcodes_found *found, size_t index, int32_t corners[8]) {
  for (int place = 0; place < 8; place++) corners[place] = found->symbols[index].corners[place];
}

void barcodes_free(barcodes_found *found) { delete found; }
