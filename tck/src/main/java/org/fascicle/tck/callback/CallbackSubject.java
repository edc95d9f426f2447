package org.fascicle.tck.callback;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Callback;

/**
 * A callback under test.
 *
 * @param create makes an object of it: a fresh one each time, as an updated bundle does
 * @param spec its name and configuration; files that it writes go into the folder given
 * @param tellsTimes whether its messages hold measured times, so that equal runs differ in them
 */
public record CallbackSubject(
    Supplier<Callback<?>> create, Function<Path, Spec> spec, boolean tellsTimes) {}
