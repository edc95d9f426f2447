package org.fascicle.tck.fault;

import java.util.function.UnaryOperator;
import org.fascicle.spi.backend.Backend;

/**
 * A fault planted in a good backend.
 *
 * @param name what is wrong
 * @param test how the id of the kit test that must catch it begins
 * @param plant puts the fault in
 */
record Fault(String name, String test, UnaryOperator<Backend> plant) {}
