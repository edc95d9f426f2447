package org.fascicle.platform.testing;

import java.util.Optional;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.platform.internal.registry.Catalogue;
import org.fascicle.platform.internal.registry.PluginRegistry;
import org.fascicle.platform.internal.registry.Plugins;
import org.fascicle.platform.internal.service.PlatformFascicle;
import org.fascicle.platform.internal.session.Engine;
import org.fascicle.platform.internal.swap.Binding;
import org.fascicle.spi.backend.Backend;

/** A platform without a framework: the reference backend and the test plugins. */
public final class TestPlatform implements AutoCloseable {
  private final PluginRegistry registry = TestPlugins.registry();
  private final Engine engine = new Engine();
  private final PlatformFascicle fascicle =
      new PlatformFascicle(
          engine, new Plugins(registry, new Catalogue()), Optional::empty, "0.1.0");
  private final Backend reference = new ReferenceBackend();
  private Binding binding;

  /** Starts with the reference backend. */
  public TestPlatform() {
    binding = engine.add(reference);
  }

  /** The platform. */
  public PlatformFascicle fascicle() {
    return fascicle;
  }

  /** The plugins. */
  public PluginRegistry registry() {
    return registry;
  }

  /** The engine. */
  public Engine engine() {
    return engine;
  }

  /** The reference backend. */
  public Backend backend() {
    return reference;
  }

  /** Takes the reference backend away. */
  public void removeBackend() {
    engine.hub().withdraw(binding);
  }

  /** Brings the reference backend back. */
  public void returnBackend() {
    binding = engine.add(reference);
  }

  /** A dense layer. */
  public static Spec dense(int units) {
    return layer("Dense").with("units", units);
  }

  /** A layer. */
  public static Spec layer(String type) {
    return Spec.of(Kind.LAYER, type);
  }

  /** An optimiser. */
  public static Spec optimizer(String type, double rate) {
    return Spec.of(Kind.OPTIMIZER, type).with("learning_rate", rate);
  }

  @Override
  public void close() {
    fascicle.close();
    engine.close();
    reference.close();
  }
}
