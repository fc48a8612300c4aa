#include <limits.h>

#define ZLIB_CONST
#include <zlib.h>

#include "CImaging.h"

static uInt clamped(size_t count) { return count > UINT_MAX ? UINT_MAX : (uInt)count; }

imaging_status imaging_inflate(const uint8_t *bytes, size_t *count, uint8_t *out, size_t *out_count) {
  z_stream stream = {.next_in = bytes, .avail_in = clamped(*count)};
  uInt given = stream.avail_in, room = clamped(*out_count);
  *count = 0;
  *out_count = 0;
  if (inflateInit(&stream) != Z_OK) return IMAGING_NO_MEMORY;
  stream.next_out = out;
  stream.avail_out = room;
  int code = inflate(&stream, Z_FINISH);
  *count = given - stream.avail_in;
  *out_count = room - stream.avail_out;
  inflateEnd(&stream);
  if (code == Z_MEM_ERROR) return IMAGING_NO_MEMORY;
  return code == Z_STREAM_END ? IMAGING_OK : IMAGING_UNDECODABLE;
}
