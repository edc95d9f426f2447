package org.fascicle.it.framework;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.cleanCaches;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.frameworkStartLevel;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.osgi.framework.Constants;

/** What a test's framework is made of. */
public final class Setup {
  private Setup() {}

  /** A plain Felix with a component runtime, the platform and its pure-Java backend. */
  public static Option plain() {
    return composite(
        framework(),
        bundles("org.osgi.service.component", "org.osgi.util.promise", "org.osgi.util.function"),
        bundles("org.apache.felix.scr", "jackson-core", "jackson-jr-objects"),
        bundles("fascicle-api", "fascicle-specs", "fascicle-platform"),
        bundles(
            "fascicle-plugin-core",
            "fascicle-plugin-cnn",
            "fascicle-plugin-rnn",
            "fascicle-plugin-datasets"),
        bundles("fascicle-backend-reference"));
  }

  /** The same with the CPU backend and its natives. */
  public static Option withCpu() {
    return composite(plain(), bundles("fascicle-natives-cpu", "fascicle-backend-cpu"));
  }

  /** The same with a plugin of somebody else. */
  public static Option withThirdParty() {
    return composite(withCpu(), bundles("fascicle-third-party"));
  }

  /**
   * The bundle that carries the tests into the framework. Pax Exam would give it {@code
   * DynamicImport-Package: *}, through which a class load during a refresh deadlocks Felix.
   */
  public static TestProbeBuilder probe(TestProbeBuilder probe) {
    probe.setHeader(Constants.DYNAMICIMPORT_PACKAGE, "org.fascicle.none");
    probe.setHeader(
        Constants.IMPORT_PACKAGE,
        String.join(
            ",",
            "org.fascicle.api",
            "org.fascicle.api.data",
            "org.fascicle.api.exception",
            "org.fascicle.api.model",
            "org.fascicle.api.op",
            "org.fascicle.api.plugin",
            "org.fascicle.api.profile",
            "org.fascicle.api.random",
            "org.fascicle.api.tensor",
            "org.fascicle.spi.backend",
            "org.fascicle.specs",
            "org.assertj.core.api",
            "org.junit",
            "org.junit.rules",
            "org.junit.runner",
            "org.junit.runners.model",
            "org.ops4j.pax.exam",
            "org.ops4j.pax.exam.junit",
            "org.ops4j.pax.exam.options",
            "org.ops4j.pax.exam.spi.reactors",
            "org.osgi.framework",
            "org.osgi.framework.wiring",
            "org.osgi.service.component.runtime",
            "org.osgi.service.component.runtime.dto",
            "org.osgi.util.promise",
            "org.osgi.util.tracker"));
    return probe;
  }

  private static Option framework() {
    return composite(
        frameworkStartLevel(100),
        cleanCaches(),
        // Runs tests inside the framework; CoreOptions.junitBundles() would set it, and fetch.
        systemProperty("pax.exam.invoker").value("junit"),
        frameworkProperty("felix.bootdelegation.implicit").value("false"),
        systemPackages(
            "org.junit;version=4.13.2",
            "org.junit.internal;version=4.13.2",
            "org.junit.internal.requests;version=4.13.2",
            "org.junit.internal.runners.model;version=4.13.2",
            "org.junit.rules;version=4.13.2",
            "org.junit.runner;version=4.13.2",
            "org.junit.runner.notification;version=4.13.2",
            "org.junit.runners;version=4.13.2",
            "org.junit.runners.model;version=4.13.2",
            "org.assertj.core.api",
            "org.slf4j;version=1.7.36",
            "org.ops4j.pax.exam.junit",
            "org.ops4j.pax.exam.spi.reactors"),
        bundles("jakarta.inject-api", "ops4j-base"),
        bundles("pax-swissbox-core", "pax-swissbox-extender", "pax-swissbox-framework"),
        bundles("pax-swissbox-lifecycle", "pax-swissbox-tracker"),
        bundles("pax-exam", "pax-exam-inject", "pax-exam-extender-service"),
        bundles("pax-exam-invoker-junit"));
  }

  private static Option bundles(String... artifacts) {
    return composite(
        Stream.of(artifacts).map(a -> bundle(Jars.url(a)).startLevel(10)).toArray(Option[]::new));
  }
}
