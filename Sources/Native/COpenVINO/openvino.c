#include "COpenVINO.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

// Hand-declared from OpenVINO 2026.4's C headers (openvino/c/ov_core.h and its siblings), which promise a stable ABI
// within the soname that is loaded.
typedef int ov_status;
typedef struct {
  int64_t min, max;
} ov_dimension;
typedef struct {
  ov_dimension rank;
  ov_dimension *dims;
} ov_partial_shape;
typedef struct {
  int64_t rank;
  int64_t *dims;
} ov_shape;
enum { OV_F32 = 4 };

struct inference_core {
  void *handle;
  void *core;
  ov_status (*create)(void **core);
  void (*destroy)(void *core);
  ov_status (*read)(const void *core, const char *path, const char *weights, void **model);
  void (*model_free)(void *model);
  ov_status (*shape_static)(int64_t rank, const int64_t *dims, ov_partial_shape *shape);
  void (*shape_free)(ov_partial_shape *shape);
  ov_status (*reshape)(const void *model, ov_partial_shape shape);
  // Variadic in the original: the caller passes `count` pointers in pairs of key and value.
  ov_status (*compile)(const void *core, const void *model, const char *device, size_t count, void **compiled, ...);
  void (*compiled_free)(void *compiled);
  ov_status (*outputs_size)(const void *compiled, size_t *size);
  ov_status (*request)(const void *compiled, void **request);
  void (*request_free)(void *request);
  ov_status (*set_input)(void *request, size_t index, const void *tensor);
  ov_status (*get_output)(const void *request, size_t index, void **tensor);
  ov_status (*infer)(void *request);
  ov_status (*tensor_create)(int type, ov_shape shape, void **tensor);
  void (*tensor_free)(void *tensor);
  ov_status (*tensor_data)(const void *tensor, void **data);
  ov_status (*tensor_shape)(const void *tensor, ov_shape *shape);
  ov_status (*tensor_type)(const void *tensor, int *type);
  ov_status (*dims_free)(ov_shape *shape);
};

struct inference_model {
  inference_core *core;
  void *compiled;
  void *request;
  void *input;
  float *input_values;
  size_t input_count;
  size_t outputs;
};

static bool resolve(void *handle, const char *name, void *slot) {
  void *symbol = dlsym(handle, name);
  memcpy(slot, &symbol, sizeof symbol);
  return symbol != NULL;
}

static bool resolve_all(inference_core *c) {
  void *h = c->handle;
  return resolve(h, "ov_core_create", &c->create) && resolve(h, "ov_core_free", &c->destroy) &&
         resolve(h, "ov_core_read_model", &c->read) && resolve(h, "ov_model_free", &c->model_free) &&
         resolve(h, "ov_partial_shape_create_static", &c->shape_static) &&
         resolve(h, "ov_partial_shape_free", &c->shape_free) &&
         resolve(h, "ov_model_reshape_single_input", &c->reshape) &&
         resolve(h, "ov_core_compile_model", &c->compile) &&
         resolve(h, "ov_compiled_model_free", &c->compiled_free) &&
         resolve(h, "ov_compiled_model_outputs_size", &c->outputs_size) &&
         resolve(h, "ov_compiled_model_create_infer_request", &c->request) &&
         resolve(h, "ov_infer_request_free", &c->request_free) &&
         resolve(h, "ov_infer_request_set_input_tensor_by_index", &c->set_input) &&
         resolve(h, "ov_infer_request_get_output_tensor_by_index", &c->get_output) &&
         resolve(h, "ov_infer_request_infer", &c->infer) && resolve(h, "ov_tensor_create", &c->tensor_create) &&
         resolve(h, "ov_tensor_free", &c->tensor_free) && resolve(h, "ov_tensor_data", &c->tensor_data) &&
         resolve(h, "ov_tensor_get_shape", &c->tensor_shape) &&
         resolve(h, "ov_tensor_get_element_type", &c->tensor_type) && resolve(h, "ov_shape_free", &c->dims_free);
}

inference_status inference_core_open(const char *library, inference_core **core) {
  inference_core *made = calloc(1, sizeof *made);
  if (made == NULL) return INFERENCE_FAILED;
  made->handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (made->handle == NULL || !resolve_all(made) || made->create(&made->core) != 0) {
    // The library stays loaded: its thread-local destructors make unloading unsafe.
    free(made);
    return INFERENCE_NO_LIBRARY;
  }
  *core = made;
  return INFERENCE_OK;
}

void inference_core_close(inference_core *core) {
  core->destroy(core->core);
  free(core);
}

static inference_status read_shaped(inference_core *core, const char *path, const int64_t shape[4], void **model) {
  if (core->read(core->core, path, NULL, model) != 0) return INFERENCE_BAD_MODEL;
  ov_partial_shape wanted;
  if (core->shape_static(4, shape, &wanted) != 0) return INFERENCE_FAILED;
  ov_status reshaped = core->reshape(*model, wanted);
  core->shape_free(&wanted);
  return reshaped == 0 ? INFERENCE_OK : INFERENCE_BAD_MODEL;
}

static inference_status prepare(inference_core *core, const int64_t shape[4], inference_model *model) {
  if (core->outputs_size(model->compiled, &model->outputs) != 0) return INFERENCE_FAILED;
  if (core->request(model->compiled, &model->request) != 0) return INFERENCE_FAILED;
  int64_t dims[4];
  memcpy(dims, shape, sizeof dims);
  ov_shape input = {4, dims};
  if (core->tensor_create(OV_F32, input, &model->input) != 0) return INFERENCE_FAILED;
  void *values = NULL;
  if (core->tensor_data(model->input, &values) != 0) return INFERENCE_FAILED;
  model->input_values = values;
  model->input_count = (size_t)(shape[0] * shape[1] * shape[2] * shape[3]);
  return core->set_input(model->request, 0, model->input) == 0 ? INFERENCE_OK : INFERENCE_FAILED;
}

inference_status inference_model_compile(inference_core *core, const char *path, const int64_t shape[4],
                                         inference_model **model) {
  void *source = NULL;
  inference_status status = read_shaped(core, path, shape, &source);
  inference_model *made = calloc(1, sizeof *made);
  if (status == INFERENCE_OK && made == NULL) status = INFERENCE_FAILED;
  if (status == INFERENCE_OK) {
    made->core = core;
    ov_status compiled =
        core->compile(core->core, source, "CPU", 6, &made->compiled, "INFERENCE_NUM_THREADS", "1", "PERFORMANCE_HINT",
                      "LATENCY", "INFERENCE_PRECISION_HINT", "f32");
    status = compiled == 0 ? prepare(core, shape, made) : INFERENCE_FAILED;
  }
  if (source != NULL) core->model_free(source);
  if (status != INFERENCE_OK) {
    if (made != NULL) inference_model_free(made);
    return status;
  }
  *model = made;
  return INFERENCE_OK;
}

void inference_model_free(inference_model *model) {
  inference_core *core = model->core;
  if (core != NULL) {
    if (model->input != NULL) core->tensor_free(model->input);
    if (model->request != NULL) core->request_free(model->request);
    if (model->compiled != NULL) core->compiled_free(model->compiled);
  }
  free(model);
}

float *inference_model_input(inference_model *model) { return model->input_values; }
size_t inference_model_input_count(const inference_model *model) { return model->input_count; }
size_t inference_model_output_count(const inference_model *model) { return model->outputs; }

inference_status inference_model_run(inference_model *model) {
  return model->core->infer(model->request) == 0 ? INFERENCE_OK : INFERENCE_FAILED;
}

inference_status inference_model_output(inference_model *model, size_t index, const float **values, size_t *count,
                                        int64_t dimensions[8], size_t *rank) {
  inference_core *core = model->core;
  void *tensor = NULL;
  if (core->get_output(model->request, index, &tensor) != 0) return INFERENCE_FAILED;
  void *data = NULL;
  int type = 0;
  ov_shape shape = {0, NULL};
  inference_status status = INFERENCE_FAILED;
  if (core->tensor_type(tensor, &type) == 0 && type == OV_F32 && core->tensor_data(tensor, &data) == 0 &&
      core->tensor_shape(tensor, &shape) == 0 && shape.rank >= 0 && shape.rank <= 8) {
    *values = data;
    *rank = (size_t)shape.rank;
    *count = 1;
    for (int64_t i = 0; i < shape.rank; i++) {
      dimensions[i] = shape.dims[i];
      *count *= (size_t)shape.dims[i];
    }
    status = INFERENCE_OK;
  }
  if (shape.dims != NULL) core->dims_free(&shape);
  // The tensor object is a handle; its memory belongs to the request.
  core->tensor_free(tensor);
  return status;
}
