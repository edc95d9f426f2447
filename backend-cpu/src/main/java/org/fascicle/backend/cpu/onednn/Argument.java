package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.memory;

/**
 * One argument of a primitive.
 *
 * @param id oneDNN's number of it: {@code DNNL_ARG_SRC} …
 * @param layout shape, type and strides of its memory
 */
record Argument(int id, memory.desc layout) {}
