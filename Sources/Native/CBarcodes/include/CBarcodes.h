#ifndef CBARCODES_H
#define CBARCODES_H

// A flat face of ZXing-C++ (Debian's libzxing 1.4) for the two-dimensional symbols that identity documents carry. No
// exception leaves this target; what is found is owned by the caller until `barcodes_free`.

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  BARCODES_OK = 0,
  // The library threw: out of memory, or a fault of its own.
  BARCODES_FAILED = 1,
} barcodes_status;

typedef enum {
  BARCODES_PDF417 = 1 << 0,
  BARCODES_QR = 1 << 1,
  BARCODES_AZTEC = 1 << 2,
  BARCODES_DATA_MATRIX = 1 << 3,
} barcodes_symbology;

typedef struct barcodes_found barcodes_found;

// Finds symbols in `width * height` luminance samples without padding, in any direction.
// `symbologies` is a union of the values above. Symbols that fail their error correction are not reported.
barcodes_status barcodes_read(const uint8_t *luminance, uint32_t width, uint32_t height, uint32_t symbologies,
                              barcodes_found **found);
size_t barcodes_count(const barcodes_found *found);
barcodes_symbology barcodes_kind(const barcodes_found *found, size_t index);
// The content without any conversion of characters; owned by `found`.
const uint8_t *barcodes_bytes(const barcodes_found *found, size_t index, size_t *count);
// Corners as x, y pairs: top left, top right, bottom right, bottom left of the symbol itself.
void barcodes_corners(const barcodes_found *found, size_t index, int32_t corners[8]);
void barcodes_free(barcodes_found *found);

#ifdef __cplusplus
}
#endif

#endif
