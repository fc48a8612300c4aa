#ifndef CTESSERACT_H
#define CTESSERACT_H

// A flat face of Tesseract 5 (Debian's libtesseract): one line of text at a time, by the network alone, on one thread.
// No exception leaves this target. A reader is for one thread at a time.

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  TESSERACT_OK = 0,
  // The bytes are not a model with a network in it.
  TESSERACT_BAD_MODEL = 1,
  // The library threw, or ran out of memory.
  TESSERACT_FAILED = 2,
} tesseract_status;

typedef struct tesseract_reader tesseract_reader;

// Opens a reader of one model. Nothing of `model` is needed afterwards. A bare line, if not 0, goes to the network as it
// is; otherwise the line is looked for in the picture first.
tesseract_status tesseract_open(const uint8_t *model, size_t count, int is_bare_line, tesseract_reader **reader);
void tesseract_close(tesseract_reader *reader);

// Reads `width * height` luminance samples without padding as one line.
// `text` is UTF-8, owned by the caller until `tesseract_free`; `confidence` is 0 through 1.
tesseract_status tesseract_read_line(tesseract_reader *reader, const uint8_t *luminance, uint32_t width,
                                     uint32_t height, char **text, double *confidence);
void tesseract_free(char *text);

#ifdef __cplusplus
}
#endif

#endif
