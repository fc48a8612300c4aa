#ifndef COPENVINO_H
#define COPENVINO_H

// A flat face of OpenVINO's C API (2026.4), which is loaded at run time: nothing of it is needed to build. Every
// function answers with a status; no exception leaves OpenVINO's own C layer.

#include <stddef.h>
#include <stdint.h>

typedef enum {
  INFERENCE_OK = 0,
  // The library or one of its entry points could not be loaded.
  INFERENCE_NO_LIBRARY = 1,
  // The model file could not be read or does not take the shape asked for.
  INFERENCE_BAD_MODEL = 2,
  // The model could not be compiled or run.
  INFERENCE_FAILED = 3,
} inference_status;

typedef struct inference_core inference_core;
typedef struct inference_model inference_model;

// Loads the library and its processor plugin. Kept until the process ends.
inference_status inference_core_open(const char *library, inference_core **core);
void inference_core_close(inference_core *core);

// Reads an ONNX file and compiles it for one input of a fixed four-dimensional shape, one thread, 32-bit floats.
inference_status inference_model_compile(inference_core *core, const char *path, const int64_t shape[4],
                                         inference_model **model);
void inference_model_free(inference_model *model);

// The model's input buffer, `inference_model_input_count` floats, owned by the model; filled before each run.
float *inference_model_input(inference_model *model);
size_t inference_model_input_count(const inference_model *model);
inference_status inference_model_run(inference_model *model);

size_t inference_model_output_count(const inference_model *model);
// An output of the last run: its floats, owned by the model until the next run, and up to eight dimensions.
inference_status inference_model_output(inference_model *model, size_t index, const float **values, size_t *count,
                                        int64_t dimensions[8], size_t *rank);

#endif
