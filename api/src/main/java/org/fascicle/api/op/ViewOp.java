package org.fascicle.api.op;

/**
 * An operation whose one result has the elements of its one input, in the same order: the platform
 * lets both lie in the same memory where nobody can tell. A kernel copies.
 */
public interface ViewOp extends Op {}
