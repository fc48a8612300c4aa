#include "reducer.h"

#include <stdlib.h>
#include <string.h>

imaging_status imaging_reducer_begin(imaging_reducer *reducer, const imaging_size *size, uint32_t channels,
                                     uint8_t *rgb) {
  memset(reducer, 0, sizeof *reducer);
  reducer->rgb = rgb;
  reducer->width = size->width;
  reducer->height = size->height;
  reducer->factor = size->source_width / size->width;
  uint32_t down = size->source_height / size->height;
  // Both quotients are at least the common factor; the smaller one is it when a rest was dropped.
  if (down < reducer->factor) reducer->factor = down;
  reducer->channels = channels;
  if (reducer->factor == 1) return IMAGING_OK;
  reducer->sums = calloc((size_t)size->width * 3, sizeof(uint32_t));
  return reducer->sums == NULL ? IMAGING_NO_MEMORY : IMAGING_OK;
}

// Straight alpha over white, rounded; leaves packed RGB at the front of the row.
static void flatten(uint8_t *row, uint32_t width) {
  for (uint32_t x = 0; x < width; x++) {
    uint32_t alpha = row[4 * x + 3];
    for (uint32_t c = 0; c < 3; c++) {
      uint32_t mixed = row[4 * x + c] * alpha + 255 * (255 - alpha);
      row[3 * x + c] = (uint8_t)((mixed + 127) / 255);
    }
  }
}

void imaging_reducer_feed(imaging_reducer *reducer, uint8_t *row, uint32_t source_width) {
  uint32_t target = reducer->row / reducer->factor;
  if (target >= reducer->height) return;
  if (reducer->channels == 4) flatten(row, source_width);
  uint8_t *out = reducer->rgb + (size_t)target * reducer->width * 3;
  uint32_t factor = reducer->factor;
  reducer->row += 1;
  if (factor == 1) {
    memcpy(out, row, (size_t)reducer->width * 3);
    return;
  }
  for (uint32_t x = 0; x < reducer->width * factor; x++) {
    uint32_t *sum = reducer->sums + (size_t)(x / factor) * 3;
    for (uint32_t c = 0; c < 3; c++) sum[c] += row[3 * x + c];
  }
  if (reducer->row % factor != 0) return;
  uint32_t area = factor * factor;
  for (size_t i = 0; i < (size_t)reducer->width * 3; i++) out[i] = (uint8_t)((reducer->sums[i] + area / 2) / area);
  memset(reducer->sums, 0, (size_t)reducer->width * 3 * sizeof(uint32_t));
}

void imaging_reducer_end(imaging_reducer *reducer) {
  free(reducer->sums);
  reducer->sums = NULL;
}
