#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "reducer.h"
#include "sizes.h"

typedef struct {
  const uint8_t *bytes;
  size_t count;
  size_t at;
} png_source;

static void read_source(png_structp png, png_bytep out, png_size_t wanted) {
  png_source *source = png_get_io_ptr(png);
  if (wanted > source->count - source->at) png_error(png, "truncated");
  memcpy(out, source->bytes + source->at, wanted);
  source->at += wanted;
}

static void on_error(png_structp png, png_const_charp message) {
  (void)message;
  png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

// A reader that keeps no ancillary chunk but transparency, so that compressed text and profiles cannot swell.
static png_structp make_reader(png_source *source, uint32_t side_max) {
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, on_error, on_warning);
  if (png == NULL) return NULL;
  png_set_read_fn(png, source, read_source);
  png_set_user_limits(png, side_max, side_max);
  png_set_chunk_cache_max(png, 128);
  png_set_chunk_malloc_max(png, 1 << 20);
  png_set_crc_action(png, PNG_CRC_ERROR_QUIT, PNG_CRC_WARN_DISCARD);
  static const png_byte skipped[] = "iCCP\0sPLT\0tEXt\0zTXt\0iTXt\0eXIf\0hIST\0gAMA\0cHRM\0sRGB\0bKGD\0";
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, skipped, 11);
  return png;
}

// IHDR alone (PNG, third edition, 11.2.1): libpng is not even started for a header out of bounds.
imaging_status imaging_png_measure(const uint8_t *bytes, size_t count, const imaging_limits *limits,
                                   imaging_size *size) {
  if (count < 33 || memcmp(bytes + 12, "IHDR", 4) != 0) return IMAGING_UNDECODABLE;
  uint64_t width = png_get_uint_32(bytes + 16);
  uint64_t height = png_get_uint_32(bytes + 20);
  imaging_status status = imaging_bound(width, height, limits, size);
  if (status != IMAGING_OK) return status;
  int interlaced = bytes[28] != 0;
  if (interlaced && width * height > limits->buffered_pixels_max) return IMAGING_TOO_MANY_PIXELS;
  imaging_shrink_whole(limits, size);
  return IMAGING_OK;
}

typedef struct {
  png_source source;
  png_structp png;
  png_infop info;
  uint8_t *rows;
  imaging_reducer reducer;
} png_work;

static void set_transforms(png_structp png, png_infop info) {
  png_set_expand(png);
  png_set_scale_16(png);
  png_set_gray_to_rgb(png);
  png_set_interlace_handling(png);
  png_read_update_info(png, info);
}

static imaging_status read_interlaced(png_work *work, const imaging_size *size, size_t stride) {
  work->rows = malloc(stride * size->source_height);
  if (work->rows == NULL) return IMAGING_NO_MEMORY;
  for (int pass = 0; pass < 7; pass++) {
    for (uint32_t y = 0; y < size->source_height; y++) png_read_row(work->png, work->rows + stride * y, NULL);
  }
  for (uint32_t y = 0; y < size->source_height; y++) {
    imaging_reducer_feed(&work->reducer, work->rows + stride * y, size->source_width);
  }
  return IMAGING_OK;
}

static imaging_status read_rows(png_work *work, const imaging_size *size, size_t stride) {
  work->rows = malloc(stride);
  if (work->rows == NULL) return IMAGING_NO_MEMORY;
  for (uint32_t y = 0; y < size->source_height; y++) {
    png_read_row(work->png, work->rows, NULL);
    imaging_reducer_feed(&work->reducer, work->rows, size->source_width);
  }
  return IMAGING_OK;
}

// Everything that libpng may jump out of; what it leaves behind is in `work`, on the heap's side of the jump.
static imaging_status decode_guarded(png_work *work, const imaging_size *size, uint8_t *rgb) {
  if (setjmp(png_jmpbuf(work->png))) return IMAGING_UNDECODABLE;
  png_read_info(work->png, work->info);
  if (png_get_image_width(work->png, work->info) != size->source_width) return IMAGING_UNDECODABLE;
  if (png_get_image_height(work->png, work->info) != size->source_height) return IMAGING_UNDECODABLE;
  set_transforms(work->png, work->info);
  uint32_t channels = png_get_channels(work->png, work->info);
  if (channels != 3 && channels != 4) return IMAGING_UNSUPPORTED;
  imaging_status status = imaging_reducer_begin(&work->reducer, size, channels, rgb);
  if (status != IMAGING_OK) return status;
  size_t stride = png_get_rowbytes(work->png, work->info);
  int interlaced = png_get_interlace_type(work->png, work->info) != PNG_INTERLACE_NONE;
  return interlaced ? read_interlaced(work, size, stride) : read_rows(work, size, stride);
}

imaging_status imaging_png_decode(const uint8_t *bytes, size_t count, const imaging_size *size, uint8_t *rgb) {
  png_work *work = calloc(1, sizeof *work);
  if (work == NULL) return IMAGING_NO_MEMORY;
  work->source = (png_source){bytes, count, 0};
  uint32_t side = size->source_width > size->source_height ? size->source_width : size->source_height;
  work->png = make_reader(&work->source, side);
  work->info = work->png == NULL ? NULL : png_create_info_struct(work->png);
  imaging_status status = work->info == NULL ? IMAGING_NO_MEMORY : decode_guarded(work, size, rgb);
  imaging_reducer_end(&work->reducer);
  free(work->rows);
  if (work->png != NULL) png_destroy_read_struct(&work->png, &work->info, NULL);
  free(work);
  return status;
}

size_t imaging_png_bound(uint32_t width, uint32_t height) {
  png_image image = {0};
  image.version = PNG_IMAGE_VERSION;
  image.width = width;
  image.height = height;
  image.format = PNG_FORMAT_RGB;
  return PNG_IMAGE_PNG_SIZE_MAX(image);
}

imaging_status imaging_png_encode(const uint8_t *rgb, uint32_t width, uint32_t height, uint8_t *out, size_t *count) {
  png_image image = {0};
  image.version = PNG_IMAGE_VERSION;
  image.width = width;
  image.height = height;
  image.format = PNG_FORMAT_RGB;
  png_alloc_size_t used = *count;
  int done = png_image_write_to_memory(&image, out, &used, 0, rgb, 0, NULL);
  *count = used;
  return done ? IMAGING_OK : IMAGING_UNSUPPORTED;
}
