#include <limits.h>
#include <stdlib.h>

#include "press.h"

// Pango counts in 1/1024 of a point and in int; no page is wider.
static int units(double points) {
  if (!(points > 0)) return 0;
  return points > 100000 ? 100000 * PANGO_SCALE : (int)(points * PANGO_SCALE);
}

static PangoFontDescription *describe(const typesetting_words *words) {
  PangoFontDescription *description = pango_font_description_new();
  pango_font_description_set_family(description, words->families);
  pango_font_description_set_weight(description, words->is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_size(description, units(words->size));
  return description;
}

typesetting_status typesetting_lay(typesetting_press *press, const typesetting_words *words, typesetting_text **text) {
  *text = NULL;
  if (words->count > INT_MAX) return TYPESETTING_FAILED;
  typesetting_text *made = malloc(sizeof *made);
  if (made == NULL) return TYPESETTING_FAILED;
  PangoContext *context = press_context(press->map);
  pango_context_set_language(context, pango_language_from_string(words->language));
  pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
  made->layout = pango_layout_new(context);
  g_object_unref(context);
  PangoFontDescription *description = describe(words);
  pango_layout_set_font_description(made->layout, description);
  pango_font_description_free(description);
  pango_layout_set_width(made->layout, units(words->width));
  pango_layout_set_wrap(made->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text(made->layout, words->bytes, (int)words->count);
  *text = made;
  return TYPESETTING_OK;
}

void typesetting_free_text(typesetting_text *text) {
  g_object_unref(text->layout);
  free(text);
}

size_t typesetting_line_count(typesetting_text *text) { return (size_t)pango_layout_get_line_count(text->layout); }

typesetting_extent typesetting_line_extent(typesetting_text *text, size_t line) {
  typesetting_extent extent = {0, 0, 0};
  if (line >= typesetting_line_count(text)) return extent;
  PangoRectangle logical;
  pango_layout_line_get_extents(pango_layout_get_line_readonly(text->layout, (int)line), NULL, &logical);
  extent.width = pango_units_to_double(logical.width);
  extent.ascent = pango_units_to_double(PANGO_ASCENT(logical));
  extent.descent = pango_units_to_double(PANGO_DESCENT(logical));
  return extent;
}

size_t typesetting_missing_glyphs(typesetting_text *text) {
  return (size_t)pango_layout_get_unknown_glyphs_count(text->layout);
}
