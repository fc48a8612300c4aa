#include <stdlib.h>
#include <string.h>
#include <webp/decode.h>

#include "reducer.h"
#include "sizes.h"

imaging_status imaging_webp_measure(const uint8_t *bytes, size_t count, const imaging_limits *limits,
                                    imaging_size *size) {
  WebPBitstreamFeatures features;
  if (WebPGetFeatures(bytes, count, &features) != VP8_STATUS_OK) return IMAGING_UNDECODABLE;
  if (features.width <= 0 || features.height <= 0) return IMAGING_UNDECODABLE;
  imaging_status status = imaging_bound((uint64_t)features.width, (uint64_t)features.height, limits, size);
  if (status != IMAGING_OK) return status;
  if (features.has_animation) return IMAGING_UNSUPPORTED;
  imaging_shrink_whole(limits, size);
  return IMAGING_OK;
}

// The library's own rescaler keeps the output small while it decodes.
static imaging_status decode_into(WebPDecoderConfig *config, const uint8_t *bytes, size_t count,
                                  const imaging_size *size, uint8_t *out, uint32_t channels) {
  config->output.colorspace = channels == 4 ? MODE_RGBA : MODE_RGB;
  config->output.is_external_memory = 1;
  config->output.u.RGBA.rgba = out;
  config->output.u.RGBA.stride = (int)(size->width * channels);
  config->output.u.RGBA.size = (size_t)size->width * size->height * channels;
  if (size->width != size->source_width || size->height != size->source_height) {
    config->options.use_scaling = 1;
    config->options.scaled_width = (int)size->width;
    config->options.scaled_height = (int)size->height;
  }
  VP8StatusCode code = WebPDecode(bytes, count, config);
  WebPFreeDecBuffer(&config->output);
  if (code == VP8_STATUS_OUT_OF_MEMORY) return IMAGING_NO_MEMORY;
  return code == VP8_STATUS_OK ? IMAGING_OK : IMAGING_UNDECODABLE;
}

imaging_status imaging_webp_decode(const uint8_t *bytes, size_t count, const imaging_size *size, uint8_t *rgb) {
  WebPDecoderConfig config;
  if (!WebPInitDecoderConfig(&config)) return IMAGING_UNSUPPORTED;
  if (WebPGetFeatures(bytes, count, &config.input) != VP8_STATUS_OK) return IMAGING_UNDECODABLE;
  if (!config.input.has_alpha) return decode_into(&config, bytes, count, size, rgb, 3);
  size_t stride = (size_t)size->width * 4;
  uint8_t *rgba = malloc(stride * size->height);
  if (rgba == NULL) return IMAGING_NO_MEMORY;
  imaging_status status = decode_into(&config, bytes, count, size, rgba, 4);
  imaging_size flat = {size->width, size->height, size->width, size->height};
  imaging_reducer reducer;
  if (status == IMAGING_OK) status = imaging_reducer_begin(&reducer, &flat, 4, rgb);
  if (status == IMAGING_OK) {
    for (uint32_t y = 0; y < size->height; y++) imaging_reducer_feed(&reducer, rgba + stride * y, size->width);
    imaging_reducer_end(&reducer);
  }
  free(rgba);
  return status;
}
