#ifndef CIMAGING_SIZES_H
#define CIMAGING_SIZES_H

#include "CImaging.h"

// Refuses a header beyond the bounds, else notes the source size.
static inline imaging_status imaging_bound(uint64_t width, uint64_t height, const imaging_limits *limits,
                                           imaging_size *size) {
  if (width == 0 || height == 0) return IMAGING_UNDECODABLE;
  if (width > limits->side_max || height > limits->side_max) return IMAGING_TOO_MANY_PIXELS;
  if (width * height > limits->pixels_max) return IMAGING_TOO_MANY_PIXELS;
  size->source_width = (uint32_t)width;
  size->source_height = (uint32_t)height;
  return IMAGING_OK;
}

// The smallest whole factor that brings the source under the output bound, applied; rests at the edges are dropped.
static inline void imaging_shrink_whole(const imaging_limits *limits, imaging_size *size) {
  uint32_t factor = 1;
  uint32_t shorter = size->source_width < size->source_height ? size->source_width : size->source_height;
  while (factor < shorter && (uint64_t)(size->source_width / factor) * (size->source_height / factor) >
                                 limits->output_pixels_max) {
    factor += 1;
  }
  size->width = size->source_width / factor;
  size->height = size->source_height / factor;
}

#endif
