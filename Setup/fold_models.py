"""Turns a block-quantised ONNX model into a plain 32-bit one: `fold_models.py SOURCE TARGET`.

The face models are shipped with 8-bit weights behind DequantizeLinear nodes of operator set 21, which cost time in
every run. Here each such constant is worked out once. The result is a function of the source alone: initialisers
sorted by name, shape annotations dropped, so that its digest can be pinned.
"""

import sys

import numpy
import onnx
from onnx import numpy_helper

OPERATOR_SET = 13
FORMAT_VERSION = 7


def dequantised(node, constants: dict) -> numpy.ndarray:
    """(x − zero point) · scale, each scale and zero point standing for a block of values along one axis."""
    values, scales, zeros = (constants[name] for name in node.input)
    attributes = {attribute.name: attribute.i for attribute in node.attribute}
    axis, block = attributes.get("axis", 1), attributes.get("block_size", 1)
    within = tuple(slice(0, length) if axis == dimension else slice(None)
                   for dimension, length in enumerate(values.shape))
    scales, zeros = (numpy.repeat(part, block, axis=axis)[within] for part in (scales, zeros))
    return ((values.astype(numpy.float32) - zeros.astype(numpy.float32)) * scales).astype(numpy.float32)


def fold(model: onnx.ModelProto) -> None:
    """Replaces constant DequantizeLinear and Reshape nodes by their results, in place."""
    graph = model.graph
    kept = {tensor.name: tensor for tensor in graph.initializer}
    constants = {name: numpy_helper.to_array(tensor) for name, tensor in kept.items()}
    nodes = []
    for node in graph.node:
        if node.op_type == "DequantizeLinear" and node.input[0] in constants:
            constants[node.output[0]] = dequantised(node, constants)
        elif node.op_type == "Reshape" and node.input[0] in constants:
            constants[node.output[0]] = constants[node.input[0]].reshape(constants[node.input[1]])
        else:
            nodes.append(node)
    used = {name for node in nodes for name in node.input}
    initialisers = [kept.get(name) or numpy_helper.from_array(numpy.ascontiguousarray(constants[name]), name)
                    for name in sorted(constants) if name in used]
    # Old exporters list weights as inputs too; a reader would then ask the caller for them.
    inputs = [value for value in graph.input if value.name in used and value.name not in constants]
    replace(graph.node, nodes)
    replace(graph.initializer, initialisers)
    replace(graph.input, inputs)
    replace(graph.value_info, [])
    model.opset_import[0].version = OPERATOR_SET
    model.ir_version = FORMAT_VERSION


def replace(field, messages) -> None:
    """Sets a repeated field; the messages may be its own, so they are copied before it is emptied."""
    copies = [type(message).FromString(message.SerializeToString()) for message in messages]
    del field[:]
    field.extend(copies)


if __name__ == "__main__":
    source, target = sys.argv[1:]
    model = onnx.load(source)
    fold(model)
    with open(target, "wb") as file:
        file.write(model.SerializeToString())
