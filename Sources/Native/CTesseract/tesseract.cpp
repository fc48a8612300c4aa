#include "CTesseract.h"

#include <tesseract/baseapi.h>

#include <dlfcn.h>

#include <climits>
#include <cstdlib>
#include <string>
#include <vector>

struct tesseract_reader {
  tesseract::TessBaseAPI api;
};

namespace {

// What the network was trained at; the library guesses from the line's height where nothing is said, and warns.
constexpr int dots_per_inch = 300;

// The library runs its layers on OpenMP's threads, of which it asks for four whatever the machine has: on two cores
// that costs 70 % more time than none. Without active levels every parallel region has one thread (OpenMP 5.0, 3.2.15).
void use_one_thread() {
  using set_levels = void (*)(int);
  auto set = reinterpret_cast<set_levels>(dlsym(RTLD_DEFAULT, "omp_set_max_active_levels"));
  if (set != nullptr) set(0);
}

}  // namespace

tesseract_status tesseract_open(const uint8_t *model, size_t count, int is_bare_line, tesseract_reader **reader) {
  *reader = nullptr;
  if (count == 0 || count > INT_MAX) return TESSERACT_BAD_MODEL;
  tesseract_reader *made = nullptr;
  try {
    use_one_thread();
    made = new tesseract_reader;
    // The classifier of the library before its networks, which is not asked: it would take 20 MB a model.
    std::vector<std::string> names{"classify_enable_adaptive_matcher"}, values{"0"};
    int failed = made->api.Init(reinterpret_cast<const char *>(model), static_cast<int>(count), "model",
                                tesseract::OEM_LSTM_ONLY, nullptr, 0, &names, &values, false, nullptr);
    if (failed == 0) {
      made->api.SetPageSegMode(is_bare_line ? tesseract::PSM_RAW_LINE : tesseract::PSM_SINGLE_LINE);
      // Words of no dictionary, which names are, must not be bent towards one; nor may a line be told inverted.
      made->api.SetVariable("tessedit_do_invert", "0");
      *reader = made;
      return TESSERACT_OK;
    }
    delete made;
    return TESSERACT_BAD_MODEL;
  } catch (...) {
    delete made;
    return TESSERACT_FAILED;
  }
}

void tesseract_close(tesseract_reader *reader) { delete reader; }

tesseract_status tesseract_read_line(tesseract_reader *reader, const uint8_t *luminance, uint32_t width,
                                     uint32_t height, char **text, double *confidence) {
  *text = nullptr;
  *confidence = 0;
  try {
    reader->api.SetImage(luminance, static_cast<int>(width), static_cast<int>(height), 1, static_cast<int>(width));
    reader->api.SetSourceResolution(dots_per_inch);
    *text = reader->api.GetUTF8Text();
    *confidence = reader->api.MeanTextConf() / 100.0;
    reader->api.Clear();
    return *text == nullptr ? TESSERACT_FAILED : TESSERACT_OK;
  } catch (...) {
    return TESSERACT_FAILED;
  }
}

void tesseract_free(char *text) { delete[] text; }
