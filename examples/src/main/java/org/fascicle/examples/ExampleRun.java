package org.fascicle.examples;

import java.util.Optional;
import java.util.function.Consumer;
import org.fascicle.api.Fascicle;
import org.fascicle.api.model.TrainingListener;

/**
 * What an example is run with.
 *
 * @param fascicle the platform
 * @param epochs epochs to train for
 * @param seed key of the random generator
 * @param backend the backend to pin the work to; empty for the platform's choice
 * @param progress watches training
 * @param say shows a line to people
 */
public record ExampleRun(
    Fascicle fascicle,
    int epochs,
    long seed,
    Optional<String> backend,
    TrainingListener progress,
    Consumer<String> say) {}
