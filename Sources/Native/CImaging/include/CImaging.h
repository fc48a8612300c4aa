#ifndef CIMAGING_H
#define CIMAGING_H

// Flat decoders and encoders over libjpeg-turbo, libpng, libwebp, libheif, pdfium and zlib. Nothing that these
// libraries throw or jump leaves this target; every function answers with a status and writes only where it is told to.

#include <stddef.h>
#include <stdint.h>

typedef enum {
  IMAGING_OK = 0,
  IMAGING_UNDECODABLE = 1,
  IMAGING_TOO_MANY_PIXELS = 2,
  IMAGING_UNSUPPORTED = 3,
  IMAGING_NO_MEMORY = 4,
  IMAGING_ENCRYPTED = 5,
} imaging_status;

typedef struct {
  uint32_t side_max;
  uint64_t pixels_max;
  // Files that must be held whole while they are decoded (progressive JPEG, interlaced PNG).
  uint64_t buffered_pixels_max;
  // The decoder shrinks by a whole factor until its output fits.
  uint64_t output_pixels_max;
} imaging_limits;

typedef struct {
  uint32_t source_width;
  uint32_t source_height;
  uint32_t width;
  uint32_t height;
} imaging_size;

// Each format has a pair: `measure` reads the header alone and settles the output size, `decode` fills exactly
// `width * height * 3` bytes of RGB. `decode` must be given the size that `measure` returned for the same bytes.
imaging_status imaging_jpeg_measure(const uint8_t *bytes, size_t count, const imaging_limits *limits,
                                    imaging_size *size);
imaging_status imaging_jpeg_decode(const uint8_t *bytes, size_t count, const imaging_size *size, uint8_t *rgb);
imaging_status imaging_png_measure(const uint8_t *bytes, size_t count, const imaging_limits *limits,
                                   imaging_size *size);
imaging_status imaging_png_decode(const uint8_t *bytes, size_t count, const imaging_size *size, uint8_t *rgb);
imaging_status imaging_webp_measure(const uint8_t *bytes, size_t count, const imaging_limits *limits,
                                    imaging_size *size);
imaging_status imaging_webp_decode(const uint8_t *bytes, size_t count, const imaging_size *size, uint8_t *rgb);
imaging_status imaging_heic_measure(const uint8_t *bytes, size_t count, const imaging_limits *limits,
                                    imaging_size *size);
imaging_status imaging_heic_decode(const uint8_t *bytes, size_t count, const imaging_size *size, uint8_t *rgb);

// Opens what libheif loads lazily, so that a later decode touches no file.
void imaging_heic_prepare(void);

// Bytes enough for `imaging_jpeg_encode` at any quality.
size_t imaging_jpeg_bound(uint32_t width, uint32_t height);
imaging_status imaging_jpeg_encode(const uint8_t *rgb, uint32_t width, uint32_t height, int quality, uint8_t *out,
                                   size_t *count);
size_t imaging_png_bound(uint32_t width, uint32_t height);
imaging_status imaging_png_encode(const uint8_t *rgb, uint32_t width, uint32_t height, uint8_t *out, size_t *count);

// Loads pdfium from `path`, once a process; the same path again is fine, another one is not. Calls are serialised
// inside, because pdfium is not re-entrant.
imaging_status imaging_pdf_load(const char *path);
typedef struct imaging_pdf imaging_pdf;
// `bytes` must outlive the document. A document that asks for a password, or is sealed by a scheme that pdfium does
// not know, is encrypted.
imaging_status imaging_pdf_open(const uint8_t *bytes, size_t count, imaging_pdf **document);
int imaging_pdf_page_count(imaging_pdf *document);
// 1 where the document is encrypted, also where the empty password opens it.
int imaging_pdf_is_encrypted(imaging_pdf *document);
// 1 where the document carries named scripts or embedded files.
int imaging_pdf_has_active_content(imaging_pdf *document);
// Page size in points, 1/72 inch.
imaging_status imaging_pdf_page_size(imaging_pdf *document, int page, double *width, double *height);
imaging_status imaging_pdf_render(imaging_pdf *document, int page, uint32_t width, uint32_t height, uint8_t *rgb);
// A character of a page's text layer, in reading order, and its box on the page rendered at width by height pixels,
// the origin top left. A space or line end that the layer only implies has an empty box.
typedef struct {
  uint32_t code;
  int32_t left, top, right, bottom;
} imaging_pdf_character;
// Writes the first `capacity` characters of a page's text layer and their count, 0 where there is no layer.
imaging_status imaging_pdf_text(
    imaging_pdf *document, int page, uint32_t width, uint32_t height, imaging_pdf_character *characters,
    size_t capacity, size_t *count);
void imaging_pdf_close(imaging_pdf *document);

// Inflates the zlib stream (RFC 1950) that `bytes` begins with; bytes after its end do not matter. `count` and
// `out_count` say how many bytes there are to read and to fill, and are set to how many were: never more. A stream that
// is damaged, cut short or larger than `out` is undecodable, and what came before stands in `out` all the same.
imaging_status imaging_inflate(const uint8_t *bytes, size_t *count, uint8_t *out, size_t *out_count);

#endif
