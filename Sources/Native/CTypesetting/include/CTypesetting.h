#ifndef CTYPESETTING_H
#define CTYPESETTING_H

// A flat face of Pango and Cairo: text in every script, rectangles and JPEG pictures on the pages of a PDF. Lengths are
// points, 1/72 inch, the origin top left; colours are 0xRRGGBB. Everything is for one thread at a time.

#include <stddef.h>
#include <stdint.h>

typedef enum {
  TYPESETTING_OK = 0,
  // A font file is missing, cannot be read or is no font.
  TYPESETTING_BAD_FONT = 1,
  // A library failed, or there is no memory.
  TYPESETTING_FAILED = 2,
} typesetting_status;

typedef struct typesetting_press typesetting_press;
typedef struct typesetting_text typesetting_text;
typedef struct typesetting_sheets typesetting_sheets;

typedef struct {
  const char *path;
  // Which font of a collection; 0 where the file has one.
  int index;
} typesetting_font;

// Opens these fonts, the only ones that will ever be used, and everything else that the libraries open lazily: no file
// is opened afterwards. `bad` is the number of the font that could not be opened. The fonts become the process's own:
// a second press replaces the first one's, so a process has one.
typesetting_status typesetting_open(const typesetting_font *fonts, size_t count, typesetting_press **press,
                                    size_t *bad);
void typesetting_close(typesetting_press *press);

typedef struct {
  // UTF-8 without NUL.
  const char *bytes;
  size_t count;
  // Names of families, separated by commas, the preferred first.
  const char *families;
  // BCP 47.
  const char *language;
  double size;
  // Where lines are broken.
  double width;
  int is_bold;
} typesetting_words;

// Breaks a text into lines. Each paragraph runs as its first directed character does; one without any, such as a time,
// from left to right, whatever the language around it.
typesetting_status typesetting_lay(typesetting_press *press, const typesetting_words *words, typesetting_text **text);
void typesetting_free_text(typesetting_text *text);

typedef struct {
  double width;
  // Above and below the baseline, both positive.
  double ascent;
  double descent;
} typesetting_extent;

size_t typesetting_line_count(typesetting_text *text);
typesetting_extent typesetting_line_extent(typesetting_text *text, size_t line);
// Characters that no font has.
size_t typesetting_missing_glyphs(typesetting_text *text);

typedef struct {
  double width;
  double height;
  const char *title;
  // ISO 8601; it is all that is written of time.
  const char *created_at;
} typesetting_setup;

// Starts a PDF with its first page.
typesetting_status typesetting_begin(const typesetting_setup *setup, typesetting_sheets **sheets);
void typesetting_draw_line(typesetting_sheets *sheets, typesetting_text *text, size_t line, double x, double baseline,
                           uint32_t colour);
void typesetting_fill(typesetting_sheets *sheets, double x, double y, double width, double height, uint32_t colour);
// Embeds a JPEG as it is; the caller has made sure that it is one of so many pixels. Its bytes are copied.
typesetting_status typesetting_picture(typesetting_sheets *sheets, const uint8_t *bytes, size_t count,
                                       uint32_t pixel_width, uint32_t pixel_height, double x, double y, double width,
                                       double height);
void typesetting_next_page(typesetting_sheets *sheets);
// Ends the last page. `bytes` belong to the sheets.
typesetting_status typesetting_finish(typesetting_sheets *sheets, const uint8_t **bytes, size_t *count);
void typesetting_free_sheets(typesetting_sheets *sheets);

#endif
