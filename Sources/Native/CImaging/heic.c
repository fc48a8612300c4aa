#include <libheif/heif.h>
#include <stdlib.h>
#include <string.h>

#include "reducer.h"
#include "sizes.h"

void imaging_heic_prepare(void) { (void)heif_init(NULL); }

// Opens the container and its primary picture; both are freed by `close_primary`.
static imaging_status open_primary(const uint8_t *bytes, size_t count, struct heif_context **context,
                                   struct heif_image_handle **handle) {
  *handle = NULL;
  *context = heif_context_alloc();
  if (*context == NULL) return IMAGING_NO_MEMORY;
  heif_context_set_max_decoding_threads(*context, 0);
  struct heif_error error = heif_context_read_from_memory_without_copy(*context, bytes, count, NULL);
  if (error.code == heif_error_Ok) error = heif_context_get_primary_image_handle(*context, handle);
  return error.code == heif_error_Ok ? IMAGING_OK : IMAGING_UNDECODABLE;
}

static void close_primary(struct heif_context *context, struct heif_image_handle *handle) {
  if (handle != NULL) heif_image_handle_release(handle);
  if (context != NULL) heif_context_free(context);
}

imaging_status imaging_heic_measure(const uint8_t *bytes, size_t count, const imaging_limits *limits,
                                    imaging_size *size) {
  struct heif_context *context;
  struct heif_image_handle *handle;
  imaging_status status = open_primary(bytes, count, &context, &handle);
  if (status == IMAGING_OK) {
    int width = heif_image_handle_get_width(handle);
    int height = heif_image_handle_get_height(handle);
    status = width <= 0 || height <= 0 ? IMAGING_UNDECODABLE
                                       : imaging_bound((uint64_t)width, (uint64_t)height, limits, size);
  }
  // A grid is assembled whole, three bytes a pixel and its YCbCr beside it.
  if (status == IMAGING_OK) {
    uint64_t pixels = (uint64_t)size->source_width * size->source_height;
    if (pixels > limits->buffered_pixels_max) status = IMAGING_TOO_MANY_PIXELS;
  }
  if (status == IMAGING_OK) imaging_shrink_whole(limits, size);
  close_primary(context, handle);
  return status;
}

static imaging_status copy_pixels(struct heif_image *image, const imaging_size *size, uint32_t channels,
                                  uint8_t *rgb) {
  int stride = 0;
  uint8_t *plane = heif_image_get_plane(image, heif_channel_interleaved, &stride);
  if (plane == NULL || stride < 0) return IMAGING_UNDECODABLE;
  // The coded picture may differ from what the container announced.
  if (heif_image_get_width(image, heif_channel_interleaved) != (int)size->source_width) return IMAGING_UNDECODABLE;
  if (heif_image_get_height(image, heif_channel_interleaved) != (int)size->source_height) return IMAGING_UNDECODABLE;
  imaging_reducer reducer;
  imaging_status status = imaging_reducer_begin(&reducer, size, channels, rgb);
  if (status != IMAGING_OK) return status;
  for (uint32_t y = 0; y < size->source_height; y++) {
    imaging_reducer_feed(&reducer, plane + (size_t)stride * y, size->source_width);
  }
  imaging_reducer_end(&reducer);
  return IMAGING_OK;
}

imaging_status imaging_heic_decode(const uint8_t *bytes, size_t count, const imaging_size *size, uint8_t *rgb) {
  struct heif_context *context;
  struct heif_image_handle *handle;
  imaging_status status = open_primary(bytes, count, &context, &handle);
  struct heif_image *image = NULL;
  if (status == IMAGING_OK) {
    uint32_t channels = heif_image_handle_has_alpha_channel(handle) ? 4 : 3;
    enum heif_chroma chroma = channels == 4 ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB;
    struct heif_decoding_options *options = heif_decoding_options_alloc();
    if (options != NULL) options->convert_hdr_to_8bit = 1;
    struct heif_error error = heif_decode_image(handle, &image, heif_colorspace_RGB, chroma, options);
    if (options != NULL) heif_decoding_options_free(options);
    status = error.code == heif_error_Ok ? copy_pixels(image, size, channels, rgb) : IMAGING_UNDECODABLE;
  }
  if (image != NULL) heif_image_release(image);
  close_primary(context, handle);
  return status;
}
