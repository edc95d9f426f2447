package org.fascicle.api.tensor;

/**
 * The operations that a tensor offers, by the names that users of NumPy and Keras know. Each checks
 * its arguments, runs, and is recorded by the open tapes; the result belongs to the open scope.
 *
 * <p>Elements follow NumPy's broadcasting: shapes are aligned at the last axis, lengths are equal
 * or one of them is 1. Both tensors of an operation have one element type; a Java number adopts it.
 * Axes may count from the end: −1 is the last.
 */
public interface TensorOps
    extends TensorArithmetic,
        TensorFunctions,
        TensorComparisons,
        TensorReductions,
        TensorShaping,
        TensorIndexing,
        TensorLearning,
        TensorWindows,
        TensorPooling,
        TensorNormalization {}
