#ifndef PRESS_H
#define PRESS_H

#include <ft2build.h>
#include FT_FREETYPE_H
#include <pango/pangocairo.h>

#include "CTypesetting.h"

struct typesetting_press {
  FT_Library library;
  FT_Face *faces;
  size_t face_count;
  PangoFontMap *map;
};

struct typesetting_text {
  PangoLayout *layout;
};

// What a text is laid in; each has its own, since a context that changes breaks the lines of its texts anew.
PangoContext *press_context(PangoFontMap *map);

#endif
