#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <jerror.h>
#include <jpeglib.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "sizes.h"

// A camera writes one scan, a web encoder about ten; each scan walks the whole picture.
enum { SCANS_MAX = 100 };

typedef struct {
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  struct jpeg_decompress_struct decompress;
  struct jpeg_compress_struct compress;
  jmp_buf jump;
  uint8_t *row;
  uint8_t *written;
} jpeg_work;

static void leave(j_common_ptr info) { longjmp(((jpeg_work *)info->client_data)->jump, 1); }

// Warnings that leave the picture whole are passed over, because cameras write stray bytes between markers; after
// any other one, part of the picture would be made up.
static void on_message(j_common_ptr info, int level) {
  if (level >= 0) return;
  switch (info->err->msg_code) {
    case JWRN_ADOBE_XFORM:
    case JWRN_BOGUS_ICC:
    case JWRN_EXTRANEOUS_DATA:
    case JWRN_JFIF_MAJOR:
    case JWRN_NOT_SEQUENTIAL:
    case JWRN_TOO_MUCH_DATA:
      return;
    default:
      leave(info);
  }
}

static void on_output(j_common_ptr info) { (void)info; }

static void on_progress(j_common_ptr info) {
  if (info->is_decompressor && ((j_decompress_ptr)info)->input_scan_number > SCANS_MAX) leave(info);
}

static jpeg_work *make_work(void) {
  jpeg_work *work = calloc(1, sizeof *work);
  if (work == NULL) return NULL;
  jpeg_std_error(&work->errors);
  work->errors.error_exit = leave;
  work->errors.emit_message = on_message;
  work->errors.output_message = on_output;
  work->progress.progress_monitor = on_progress;
  work->decompress.err = &work->errors;
  work->decompress.client_data = work;
  work->compress.err = &work->errors;
  work->compress.client_data = work;
  return work;
}

static void open_source(jpeg_work *work, const uint8_t *bytes, size_t count) {
  jpeg_create_decompress(&work->decompress);
  work->decompress.progress = &work->progress;
  jpeg_mem_src(&work->decompress, bytes, count);
  (void)jpeg_read_header(&work->decompress, TRUE);
}

static imaging_status measure_guarded(jpeg_work *work, const uint8_t *bytes, size_t count,
                                      const imaging_limits *limits, imaging_size *size) {
  if (setjmp(work->jump)) return IMAGING_UNDECODABLE;
  open_source(work, bytes, count);
  struct jpeg_decompress_struct *jpeg = &work->decompress;
  imaging_status status = imaging_bound(jpeg->image_width, jpeg->image_height, limits, size);
  if (status != IMAGING_OK) return status;
  uint64_t pixels = (uint64_t)jpeg->image_width * jpeg->image_height;
  int held_whole = jpeg_has_multiple_scans(jpeg);
  if (held_whole && pixels > limits->buffered_pixels_max) return IMAGING_TOO_MANY_PIXELS;
  // Halves, quarters and eighths come out of the transform itself.
  unsigned divisor = 1;
  do {
    jpeg->scale_num = 1;
    jpeg->scale_denom = divisor;
    jpeg_calc_output_dimensions(jpeg);
    size->width = jpeg->output_width;
    size->height = jpeg->output_height;
    divisor *= 2;
  } while (divisor <= 8 && (uint64_t)size->width * size->height > limits->output_pixels_max);
  return IMAGING_OK;
}

imaging_status imaging_jpeg_measure(const uint8_t *bytes, size_t count, const imaging_limits *limits,
                                    imaging_size *size) {
  jpeg_work *work = make_work();
  if (work == NULL) return IMAGING_NO_MEMORY;
  imaging_status status = measure_guarded(work, bytes, count, limits, size);
  jpeg_destroy_decompress(&work->decompress);
  free(work);
  return status;
}

// Adobe files store ink inverted, so that the samples are already light (Adobe Technical Note 5116, section 18).
static void ink_to_light(const uint8_t *ink, uint32_t width, int inverted, uint8_t *rgb) {
  for (uint32_t x = 0; x < width; x++) {
    uint32_t black = inverted ? ink[4 * x + 3] : 255u - ink[4 * x + 3];
    for (uint32_t c = 0; c < 3; c++) {
      uint32_t light = inverted ? ink[4 * x + c] : 255u - ink[4 * x + c];
      rgb[3 * x + c] = (uint8_t)((light * black + 127) / 255);
    }
  }
}

// The divisor that `measure` settled on, found again from its result.
static unsigned divisor_of(const struct jpeg_decompress_struct *jpeg, const imaging_size *size) {
  unsigned divisor = 1;
  while (divisor < 8 && ((jpeg->image_width + divisor - 1) / divisor != size->width ||
                         (jpeg->image_height + divisor - 1) / divisor != size->height)) {
    divisor *= 2;
  }
  return divisor;
}

static void read_rows(jpeg_work *work, const imaging_size *size, uint8_t *rgb) {
  struct jpeg_decompress_struct *jpeg = &work->decompress;
  while (jpeg->output_scanline < jpeg->output_height) {
    uint8_t *target = rgb + (size_t)jpeg->output_scanline * size->width * 3;
    JSAMPROW row = work->row == NULL ? target : work->row;
    if (jpeg_read_scanlines(jpeg, &row, 1) != 1) leave((j_common_ptr)jpeg);
    if (work->row != NULL) ink_to_light(work->row, size->width, jpeg->saw_Adobe_marker, target);
  }
}

static imaging_status decode_guarded(jpeg_work *work, const uint8_t *bytes, size_t count, const imaging_size *size,
                                     uint8_t *rgb) {
  if (setjmp(work->jump)) return IMAGING_UNDECODABLE;
  open_source(work, bytes, count);
  struct jpeg_decompress_struct *jpeg = &work->decompress;
  int has_ink = jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK;
  jpeg->out_color_space = has_ink ? JCS_CMYK : JCS_RGB;
  jpeg->scale_num = 1;
  jpeg->scale_denom = divisor_of(jpeg, size);
  if (has_ink) {
    work->row = malloc((size_t)size->width * 4);
    if (work->row == NULL) return IMAGING_NO_MEMORY;
  }
  if (!jpeg_start_decompress(jpeg)) return IMAGING_UNDECODABLE;
  if (jpeg->output_width != size->width || jpeg->output_height != size->height) return IMAGING_UNDECODABLE;
  read_rows(work, size, rgb);
  return IMAGING_OK;
}

imaging_status imaging_jpeg_decode(const uint8_t *bytes, size_t count, const imaging_size *size, uint8_t *rgb) {
  jpeg_work *work = make_work();
  if (work == NULL) return IMAGING_NO_MEMORY;
  imaging_status status = decode_guarded(work, bytes, count, size, rgb);
  jpeg_destroy_decompress(&work->decompress);
  free(work->row);
  free(work);
  return status;
}

size_t imaging_jpeg_bound(uint32_t width, uint32_t height) {
  // Coded noise at the highest quality stays below six bytes a pixel of whole blocks.
  size_t columns = ((size_t)width + 15) / 16 * 16;
  size_t rows = ((size_t)height + 15) / 16 * 16;
  return columns * rows * 6 + 4096;
}

static imaging_status encode_guarded(jpeg_work *work, const uint8_t *rgb, uint32_t width, uint32_t height,
                                     int quality, unsigned long *count) {
  if (setjmp(work->jump)) return IMAGING_UNSUPPORTED;
  struct jpeg_compress_struct *jpeg = &work->compress;
  jpeg_create_compress(jpeg);
  jpeg_mem_dest(jpeg, &work->written, count);
  jpeg->image_width = width;
  jpeg->image_height = height;
  jpeg->input_components = 3;
  jpeg->in_color_space = JCS_RGB;
  jpeg_set_defaults(jpeg);
  jpeg_set_quality(jpeg, quality, TRUE);
  if (quality >= 90) {
    // Chroma is kept whole, where coloured edges would blur otherwise.
    jpeg->comp_info[0].h_samp_factor = 1;
    jpeg->comp_info[0].v_samp_factor = 1;
  }
  jpeg_start_compress(jpeg, TRUE);
  while (jpeg->next_scanline < height) {
    // The library reads through this pointer only.
    JSAMPROW row = (JSAMPROW)(uintptr_t)(rgb + (size_t)jpeg->next_scanline * width * 3);
    (void)jpeg_write_scanlines(jpeg, &row, 1);
  }
  jpeg_finish_compress(jpeg);
  return IMAGING_OK;
}

imaging_status imaging_jpeg_encode(const uint8_t *rgb, uint32_t width, uint32_t height, int quality, uint8_t *out,
                                   size_t *count) {
  jpeg_work *work = make_work();
  if (work == NULL) return IMAGING_NO_MEMORY;
  unsigned long used = *count;
  work->written = out;
  imaging_status status = encode_guarded(work, rgb, width, height, quality, &used);
  jpeg_destroy_compress(&work->compress);
  // The library changes to memory of its own where the buffer is too small, which the bound rules out.
  if (work->written != out) {
    free(work->written);
    status = IMAGING_UNSUPPORTED;
  }
  free(work);
  *count = status == IMAGING_OK ? used : 0;
  return status;
}
