#ifndef CIMAGING_REDUCER_H
#define CIMAGING_REDUCER_H

#include "CImaging.h"

// Takes source rows from the top and averages blocks of `factor` by `factor` into RGB, over white where there is
// alpha.
typedef struct {
  uint8_t *rgb;
  uint32_t *sums;
  uint32_t width;
  uint32_t height;
  uint32_t factor;
  uint32_t channels;
  uint32_t row;
} imaging_reducer;

imaging_status imaging_reducer_begin(imaging_reducer *reducer, const imaging_size *size, uint32_t channels,
                                     uint8_t *rgb);
// Overwrites `row` when it has alpha.
void imaging_reducer_feed(imaging_reducer *reducer, uint8_t *row, uint32_t source_width);
void imaging_reducer_end(imaging_reducer *reducer);

#endif
