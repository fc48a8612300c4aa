#include "press.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#include <stdlib.h>

// After the header that it leans on.
#include <fontconfig/fcfreetype.h>

// Cairo closes and opens the files of fonts as it likes, ten open at a time, unless a font's pattern brings its face
// along. Faces keep their files mapped.
static FcPattern *describe(FT_Face face, const typesetting_font *font) {
  FcPattern *pattern = FcFreeTypeQueryFace(face, (const FcChar8 *)font->path, (unsigned)font->index, NULL);
  if (pattern == NULL) return NULL;
  if (FcPatternAddFTFace(pattern, FC_FT_FACE, face)) return pattern;
  FcPatternDestroy(pattern);
  return NULL;
}

// Fontconfig makes the set of an application's fonts with the first of them; the rest is added by hand, since it would
// look at all faces of a collection.
static int add_font(FcConfig *config, typesetting_press *press, const typesetting_font *font) {
  FT_Face face;
  if (FT_New_Face(press->library, font->path, font->index, &face) != 0) return 0;
  press->faces[press->face_count++] = face;
  FcFontSet *set = FcConfigGetFonts(config, FcSetApplication);
  if (set == NULL) {
    if (!FcConfigAppFontAddFile(config, (const FcChar8 *)font->path)) return 0;
    set = FcConfigGetFonts(config, FcSetApplication);
    return set != NULL && set->nfont == 1 && FcPatternAddFTFace(set->fonts[0], FC_FT_FACE, face);
  }
  FcPattern *pattern = describe(face, font);
  return pattern != NULL && FcFontSetAdd(set, pattern);
}

// Outlines as they are: nothing is fitted to a screen's pixels.
PangoContext *press_context(PangoFontMap *map) {
  PangoContext *context = pango_font_map_create_context(map);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context, FALSE);
  return context;
}

static void draw_once(PangoFontMap *map, cairo_t *cairo, const PangoFontDescription *description,
                      const char *text) {
  PangoContext *context = press_context(map);
  PangoLayout *layout = pango_layout_new(context);
  g_object_unref(context);
  pango_layout_set_font_description(layout, description);
  pango_layout_set_text(layout, text, -1);
  pango_layout_set_width(layout, 20 * PANGO_SCALE);
  pango_cairo_show_layout(cairo, layout);
  g_object_unref(layout);
}

static cairo_status_t discard(void *closure, const unsigned char *bytes, unsigned count) {
  (void)closure, (void)bytes, (void)count;
  return CAIRO_STATUS_SUCCESS;
}

// A character that the font has, as UTF-8.
static int character_of(const FcPattern *pattern, char text[8]) {
  FcCharSet *set;
  if (FcPatternGetCharSet(pattern, FC_CHARSET, 0, &set) != FcResultMatch) return 0;
  FcChar32 map[FC_CHARSET_MAP_SIZE], next;
  for (FcChar32 base = FcCharSetFirstPage(set, map, &next); base != FC_CHARSET_DONE;
       base = FcCharSetNextPage(set, map, &next)) {
    for (unsigned bit = 0; bit < 32 * FC_CHARSET_MAP_SIZE; bit++) {
      FcChar32 code = base + bit;
      if (!(map[bit / 32] >> (bit % 32) & 1) || !g_unichar_isgraph(code)) continue;
      text[g_unichar_to_utf8(code, text)] = 0;
      return 1;
    }
  }
  return 0;
}

// Sets a character of each font on a page that nobody sees, and a text whose words a dictionary parts.
static int open_everything(typesetting_press *press, FcFontSet *set) {
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(discard, NULL, 100, 100);
  cairo_t *cairo = cairo_create(surface);
  int found = 1;
  for (int i = 0; i < set->nfont && found; i++) {
    char text[8];
    PangoFontDescription *description = pango_fc_font_description_from_pattern(set->fonts[i], FALSE);
    pango_font_description_set_size(description, 10 * PANGO_SCALE);
    found = character_of(set->fonts[i], text);
    if (found) draw_once(press->map, cairo, description, text);
    pango_font_description_free(description);
  }
  PangoFontDescription *description = pango_font_description_from_string("Noto Sans 10");
  draw_once(press->map, cairo, description, "ภาษาไทยง่าย العربية עברית हिन्दी 中文");
  pango_font_description_free(description);
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  int failed = cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy(surface);
  return found && !failed;
}

typesetting_status typesetting_open(const typesetting_font *fonts, size_t count, typesetting_press **press,
                                    size_t *bad) {
  *press = NULL;
  *bad = 0;
  typesetting_press *made = calloc(1, sizeof *made);
  if (made == NULL) return TYPESETTING_FAILED;
  made->faces = calloc(count, sizeof *made->faces);
  FcConfig *config = FcConfigCreate();
  typesetting_status status = TYPESETTING_FAILED;
  if (made->faces == NULL || config == NULL || FT_Init_FreeType(&made->library) != 0) goto failed;
  for (size_t i = 0; i < count; i++) {
    *bad = i;
    status = TYPESETTING_BAD_FONT;
    if (!add_font(config, made, &fonts[i])) goto failed;
  }
  status = TYPESETTING_FAILED;
  FcFontSet *set = FcConfigGetFonts(config, FcSetApplication);
  // As the current one, so that nothing reads the system's own files for another.
  if (set == NULL || !FcConfigSetCurrent(config)) goto failed;
  made->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
  if (made->map == NULL) goto failed;
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(made->map), config);
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(made->map), 72);
  if (!open_everything(made, set)) goto failed;
  FcConfigDestroy(config);
  *press = made;
  return TYPESETTING_OK;
failed:
  if (config != NULL) FcConfigDestroy(config);
  typesetting_close(made);
  return status;
}

// The faces stay: fontconfig's current patterns and Cairo's cache of fonts still name them.
void typesetting_close(typesetting_press *press) {
  if (press == NULL) return;
  if (press->map != NULL) g_object_unref(press->map);
  free(press->faces);
  free(press);
}
