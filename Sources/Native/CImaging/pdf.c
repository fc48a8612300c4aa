#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "CImaging.h"

// pdfium's public C ABI (fpdfview.h), declared by hand because the wheel ships no headers.
typedef void *fpdf_document;
typedef void *fpdf_page;
typedef void *fpdf_bitmap;
typedef void *fpdf_text;
typedef struct {
  int version;
  const char **user_font_paths;
  void *isolate;
  unsigned int v8_embedder_slot;
  void *platform;
  int renderer_type;
} fpdf_config;

enum { FPDF_BITMAP_BGR = 2, FPDF_REVERSE_BYTE_ORDER = 0x10, FPDF_ANNOT = 0x01 };
enum { FPDF_ERROR_PASSWORD = 4, FPDF_ERROR_SECURITY = 5, FPDF_NO_SECURITY = -1 };

static struct {
  void *library;
  char *path;
  void (*init)(const fpdf_config *);
  fpdf_document (*load)(const void *, size_t, const char *);
  unsigned long (*last_error)(void);
  int (*page_count)(fpdf_document);
  int (*security_revision)(fpdf_document);
  int (*script_count)(fpdf_document);
  int (*attachment_count)(fpdf_document);
  fpdf_page (*load_page)(fpdf_document, int);
  void (*close_page)(fpdf_page);
  void (*close_document)(fpdf_document);
  float (*page_width)(fpdf_page);
  float (*page_height)(fpdf_page);
  fpdf_bitmap (*bitmap_create)(int, int, int, void *, int);
  void (*bitmap_destroy)(fpdf_bitmap);
  void (*render)(fpdf_bitmap, fpdf_page, int, int, int, int, int, int);
  fpdf_text (*load_text)(fpdf_page);
  void (*close_text)(fpdf_text);
  int (*character_count)(fpdf_text);
  unsigned int (*character)(fpdf_text, int);
  int (*character_box)(fpdf_text, int, double *, double *, double *, double *);
  int (*to_device)(fpdf_page, int, int, int, int, int, double, double, int *, int *);
} pdfium;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

struct imaging_pdf {
  fpdf_document document;
};

static int resolve(void *library) {
  struct {
    const char *name;
    void *slot;
  } wanted[] = {
      {"FPDF_InitLibraryWithConfig", &pdfium.init},  {"FPDF_LoadMemDocument64", &pdfium.load},
      {"FPDF_GetLastError", &pdfium.last_error},     {"FPDF_GetPageCount", &pdfium.page_count},
      {"FPDF_LoadPage", &pdfium.load_page},          {"FPDF_ClosePage", &pdfium.close_page},
      {"FPDF_CloseDocument", &pdfium.close_document}, {"FPDF_GetPageWidthF", &pdfium.page_width},
      {"FPDF_GetPageHeightF", &pdfium.page_height},  {"FPDFBitmap_CreateEx", &pdfium.bitmap_create},
      {"FPDFBitmap_Destroy", &pdfium.bitmap_destroy}, {"FPDF_RenderPageBitmap", &pdfium.render},
      {"FPDF_GetSecurityHandlerRevision", &pdfium.security_revision},
      {"FPDFDoc_GetJavaScriptActionCount", &pdfium.script_count},
      {"FPDFDoc_GetAttachmentCount", &pdfium.attachment_count},
      {"FPDFText_LoadPage", &pdfium.load_text},      {"FPDFText_ClosePage", &pdfium.close_text},
      {"FPDFText_CountChars", &pdfium.character_count}, {"FPDFText_GetUnicode", &pdfium.character},
      {"FPDFText_GetCharBox", &pdfium.character_box}, {"FPDF_PageToDevice", &pdfium.to_device},
  };
  for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
    void *symbol = dlsym(library, wanted[i].name);
    if (symbol == NULL) return 0;
    memcpy(wanted[i].slot, &symbol, sizeof symbol);
  }
  return 1;
}

imaging_status imaging_pdf_load(const char *path) {
  pthread_mutex_lock(&lock);
  imaging_status status = IMAGING_OK;
  if (pdfium.library == NULL) {
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library != NULL && resolve(library)) {
      fpdf_config config = {.version = 2};
      pdfium.init(&config);
      pdfium.library = library;
      pdfium.path = strdup(path);
    } else {
      if (library != NULL) dlclose(library);
      status = IMAGING_UNSUPPORTED;
    }
  } else if (pdfium.path == NULL || strcmp(pdfium.path, path) != 0) {
    status = IMAGING_UNSUPPORTED;
  }
  pthread_mutex_unlock(&lock);
  return status;
}

imaging_status imaging_pdf_open(const uint8_t *bytes, size_t count, imaging_pdf **document) {
  *document = NULL;
  pthread_mutex_lock(&lock);
  imaging_status status = IMAGING_UNSUPPORTED;
  if (pdfium.library != NULL) {
    fpdf_document opened = pdfium.load(bytes, count, NULL);
    unsigned long code = opened == NULL ? pdfium.last_error() : 0;
    if (opened != NULL) {
      *document = malloc(sizeof **document);
      if (*document != NULL) (*document)->document = opened;
      else pdfium.close_document(opened);
      status = *document != NULL ? IMAGING_OK : IMAGING_NO_MEMORY;
    } else {
      status = code == FPDF_ERROR_PASSWORD || code == FPDF_ERROR_SECURITY ? IMAGING_ENCRYPTED : IMAGING_UNDECODABLE;
    }
  }
  pthread_mutex_unlock(&lock);
  return status;
}

int imaging_pdf_page_count(imaging_pdf *document) {
  pthread_mutex_lock(&lock);
  int count = pdfium.page_count(document->document);
  pthread_mutex_unlock(&lock);
  return count;
}

int imaging_pdf_is_encrypted(imaging_pdf *document) {
  pthread_mutex_lock(&lock);
  int revision = pdfium.security_revision(document->document);
  pthread_mutex_unlock(&lock);
  return revision != FPDF_NO_SECURITY;
}

int imaging_pdf_has_active_content(imaging_pdf *document) {
  pthread_mutex_lock(&lock);
  int found = pdfium.script_count(document->document) > 0 || pdfium.attachment_count(document->document) > 0;
  pthread_mutex_unlock(&lock);
  return found;
}

imaging_status imaging_pdf_page_size(imaging_pdf *document, int page, double *width, double *height) {
  pthread_mutex_lock(&lock);
  fpdf_page loaded = pdfium.load_page(document->document, page);
  if (loaded != NULL) {
    *width = pdfium.page_width(loaded);
    *height = pdfium.page_height(loaded);
    pdfium.close_page(loaded);
  }
  pthread_mutex_unlock(&lock);
  return loaded == NULL ? IMAGING_UNDECODABLE : IMAGING_OK;
}

imaging_status imaging_pdf_render(imaging_pdf *document, int page, uint32_t width, uint32_t height, uint8_t *rgb) {
  memset(rgb, 255, (size_t)width * height * 3);
  pthread_mutex_lock(&lock);
  imaging_status status = IMAGING_UNDECODABLE;
  fpdf_page loaded = pdfium.load_page(document->document, page);
  if (loaded != NULL) {
    fpdf_bitmap bitmap = pdfium.bitmap_create((int)width, (int)height, FPDF_BITMAP_BGR, rgb, (int)(width * 3));
    if (bitmap != NULL) {
      pdfium.render(bitmap, loaded, 0, 0, (int)width, (int)height, 0, FPDF_ANNOT | FPDF_REVERSE_BYTE_ORDER);
      pdfium.bitmap_destroy(bitmap);
      status = IMAGING_OK;
    } else {
      status = IMAGING_NO_MEMORY;
    }
    pdfium.close_page(loaded);
  }
  pthread_mutex_unlock(&lock);
  return status;
}

// The box of a character on the rendered page, whichever way the page is turned; empty where it has none.
static imaging_pdf_character placed(fpdf_page page, fpdf_text text, int index, int width, int height) {
  imaging_pdf_character placed = {.code = pdfium.character(text, index)};
  double left = 0, right = 0, bottom = 0, top = 0;
  int x[2], y[2];
  if (!pdfium.character_box(text, index, &left, &right, &bottom, &top)) return placed;
  if (!pdfium.to_device(page, 0, 0, width, height, 0, left, bottom, &x[0], &y[0])) return placed;
  if (!pdfium.to_device(page, 0, 0, width, height, 0, right, top, &x[1], &y[1])) return placed;
  placed.left = x[0] < x[1] ? x[0] : x[1];
  placed.right = x[0] < x[1] ? x[1] : x[0];
  placed.top = y[0] < y[1] ? y[0] : y[1];
  placed.bottom = y[0] < y[1] ? y[1] : y[0];
  return placed;
}

imaging_status imaging_pdf_text(
    imaging_pdf *document, int page, uint32_t width, uint32_t height, imaging_pdf_character *characters,
    size_t capacity, size_t *count) {
  *count = 0;
  pthread_mutex_lock(&lock);
  imaging_status status = IMAGING_UNDECODABLE;
  fpdf_page loaded = pdfium.load_page(document->document, page);
  if (loaded != NULL) {
    fpdf_text text = pdfium.load_text(loaded);
    int found = text == NULL ? 0 : pdfium.character_count(text);
    for (int index = 0; index < found && *count < capacity; index++) {
      characters[(*count)++] = placed(loaded, text, index, (int)width, (int)height);
    }
    if (text != NULL) pdfium.close_text(text);
    pdfium.close_page(loaded);
    status = IMAGING_OK;
  }
  pthread_mutex_unlock(&lock);
  return status;
}

void imaging_pdf_close(imaging_pdf *document) {
  pthread_mutex_lock(&lock);
  pdfium.close_document(document->document);
  pthread_mutex_unlock(&lock);
  free(document);
}
