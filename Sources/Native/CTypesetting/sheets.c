#include <cairo-pdf.h>
#include <stdlib.h>
#include <string.h>

#include "press.h"

struct typesetting_sheets {
  cairo_surface_t *surface;
  cairo_t *cairo;
  uint8_t *bytes;
  size_t count;
  size_t capacity;
};

static cairo_status_t append(void *closure, const unsigned char *bytes, unsigned count) {
  typesetting_sheets *sheets = closure;
  if (count > sheets->capacity - sheets->count) {
    size_t capacity = 2 * sheets->capacity + count;
    uint8_t *larger = realloc(sheets->bytes, capacity);
    if (larger == NULL) return CAIRO_STATUS_WRITE_ERROR;
    sheets->bytes = larger;
    sheets->capacity = capacity;
  }
  memcpy(sheets->bytes + sheets->count, bytes, count);
  sheets->count += count;
  return CAIRO_STATUS_SUCCESS;
}

typesetting_status typesetting_begin(const typesetting_setup *setup, typesetting_sheets **sheets) {
  *sheets = NULL;
  typesetting_sheets *made = calloc(1, sizeof *made);
  if (made == NULL) return TYPESETTING_FAILED;
  made->surface = cairo_pdf_surface_create_for_stream(append, made, setup->width, setup->height);
  // Later versions may keep their cross references in a stream, to which no catalogue can be added by plain text.
  cairo_pdf_surface_restrict_to_version(made->surface, CAIRO_PDF_VERSION_1_4);
  made->cairo = cairo_create(made->surface);
  if (cairo_status(made->cairo) != CAIRO_STATUS_SUCCESS) {
    typesetting_free_sheets(made);
    return TYPESETTING_FAILED;
  }
  cairo_pdf_surface_set_metadata(made->surface, CAIRO_PDF_METADATA_TITLE, setup->title);
  cairo_pdf_surface_set_metadata(made->surface, CAIRO_PDF_METADATA_CREATOR, "Assay");
  // Without one, Cairo asks the clock.
  cairo_pdf_surface_set_metadata(made->surface, CAIRO_PDF_METADATA_CREATE_DATE, setup->created_at);
  *sheets = made;
  return TYPESETTING_OK;
}

static void set_colour(cairo_t *cairo, uint32_t colour) {
  cairo_set_source_rgb(cairo, (colour >> 16 & 255) / 255.0, (colour >> 8 & 255) / 255.0, (colour & 255) / 255.0);
}

void typesetting_draw_line(typesetting_sheets *sheets, typesetting_text *text, size_t line, double x, double baseline,
                           uint32_t colour) {
  if (line >= typesetting_line_count(text)) return;
  set_colour(sheets->cairo, colour);
  cairo_move_to(sheets->cairo, x, baseline);
  pango_cairo_show_layout_line(sheets->cairo, pango_layout_get_line_readonly(text->layout, (int)line));
}

void typesetting_fill(typesetting_sheets *sheets, double x, double y, double width, double height, uint32_t colour) {
  set_colour(sheets->cairo, colour);
  cairo_rectangle(sheets->cairo, x, y, width, height);
  cairo_fill(sheets->cairo);
}

typesetting_status typesetting_picture(typesetting_sheets *sheets, const uint8_t *bytes, size_t count,
                                       uint32_t pixel_width, uint32_t pixel_height, double x, double y, double width,
                                       double height) {
  if (pixel_width == 0 || pixel_height == 0 || pixel_width > 32767 || pixel_height > 32767) return TYPESETTING_FAILED;
  uint8_t *copy = malloc(count);
  if (copy == NULL) return TYPESETTING_FAILED;
  memcpy(copy, bytes, count);
  // Its own pixels are never looked at, and so take no memory: the page gets the bytes of the JPEG.
  cairo_surface_t *image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)pixel_width, (int)pixel_height);
  if (cairo_surface_set_mime_data(image, CAIRO_MIME_TYPE_JPEG, copy, count, free, copy) != CAIRO_STATUS_SUCCESS) {
    free(copy);
    cairo_surface_destroy(image);
    return TYPESETTING_FAILED;
  }
  cairo_save(sheets->cairo);
  cairo_translate(sheets->cairo, x, y);
  cairo_scale(sheets->cairo, width / pixel_width, height / pixel_height);
  cairo_set_source_surface(sheets->cairo, image, 0, 0);
  cairo_paint(sheets->cairo);
  cairo_restore(sheets->cairo);
  cairo_surface_destroy(image);
  return cairo_status(sheets->cairo) == CAIRO_STATUS_SUCCESS ? TYPESETTING_OK : TYPESETTING_FAILED;
}

void typesetting_next_page(typesetting_sheets *sheets) { cairo_show_page(sheets->cairo); }

typesetting_status typesetting_finish(typesetting_sheets *sheets, const uint8_t **bytes, size_t *count) {
  cairo_show_page(sheets->cairo);
  cairo_surface_finish(sheets->surface);
  int failed = cairo_status(sheets->cairo) != CAIRO_STATUS_SUCCESS ||
               cairo_surface_status(sheets->surface) != CAIRO_STATUS_SUCCESS;
  *bytes = sheets->bytes;
  *count = sheets->count;
  return failed ? TYPESETTING_FAILED : TYPESETTING_OK;
}

void typesetting_free_sheets(typesetting_sheets *sheets) {
  cairo_destroy(sheets->cairo);
  cairo_surface_destroy(sheets->surface);
  free(sheets->bytes);
  free(sheets);
}
