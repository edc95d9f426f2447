package org.fascicle.platform.internal.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.fascicle.api.BackendStatus;
import org.fascicle.api.Fascicle;
import org.fascicle.api.PluginStatus;
import org.fascicle.api.data.Splits;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.ModelOptions;
import org.fascicle.api.model.SequentialBuilder;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;
import org.fascicle.api.model.Updater;
import org.fascicle.api.profile.Profiling;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Variable;
import org.fascicle.platform.internal.model.FunctionalGraph;
import org.fascicle.platform.internal.model.GraphDef;
import org.fascicle.platform.internal.model.ModelCore;
import org.fascicle.platform.internal.model.SequentialGraph;
import org.fascicle.platform.internal.persist.ModelReader;
import org.fascicle.platform.internal.persist.SavedModel;
import org.fascicle.platform.internal.registry.Bindings;
import org.fascicle.platform.internal.registry.Bound;
import org.fascicle.platform.internal.registry.Plugins;
import org.fascicle.platform.internal.registry.Provider;
import org.fascicle.platform.internal.session.Engine;
import org.fascicle.platform.internal.session.PlatformSession;

/** The platform, with or without a framework around it. */
public class PlatformFascicle implements Fascicle {
  private final Engine engine;
  private final Plugins plugins;
  private final Supplier<Optional<Path>> data;
  private final SessionSteps steps;
  private final ModelParts parts;
  private volatile boolean closed;

  /**
   * The platform over its parts.
   *
   * @param data where the user keeps data
   * @param version the platform's, for provenance
   */
  public PlatformFascicle(
      Engine engine, Plugins plugins, Supplier<Optional<Path>> data, String version) {
    this.engine = engine;
    this.plugins = plugins;
    this.data = data;
    this.steps = new SessionSteps(engine);
    this.parts = new ModelParts(plugins, ConcurrentHashMap.newKeySet(), version);
  }

  @Override
  public Session session(String name, UnaryOperator<SessionOptions> options) {
    requireOpen();
    return engine.open(name, options.apply(SessionOptions.DEFAULT));
  }

  @Override
  public SequentialBuilder sequential(String name) {
    requireOpen();
    return new SequentialGraph(name, this::assemble);
  }

  @Override
  public FunctionalBuilder functional(String name) {
    requireOpen();
    return new FunctionalGraph(name, this::assemble);
  }

  private PlatformModel assemble(GraphDef graph, ModelOptions options) {
    requireOpen();
    ModelCore core = new ModelCore(graph, options, plugins, steps);
    PlatformModel model = new PlatformModel(core, core.graph(), parts, false);
    parts.open().add(model);
    return model;
  }

  @Override
  public Model fromJson(String json, UnaryOperator<ModelOptions> options) {
    SavedModel saved = ModelReader.architecture(json);
    return assemble(saved.graph(), options.apply(options(saved)));
  }

  @Override
  public Model load(Path file, UnaryOperator<ModelOptions> options) {
    requireOpen();
    SavedModel saved = ModelReader.read(file);
    plugins.catalogue().remember(saved.providers());
    PlatformModel model = assemble(saved.graph(), options.apply(options(saved)));
    try {
      model.restore(saved);
      return model;
    } catch (InvalidArgumentException e) {
      model.close();
      throw ModelReader.mismatch(file, e);
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  @Override
  public Model copy(Model model) {
    requireOpen();
    if (!(model instanceof PlatformModel own) || !parts.open().contains(own)) {
      throw new InvalidArgumentException(
          "Fascicle.copy", "a whole, open model of this platform", model.toString(), "");
    }
    SavedModel saved = SavedModels.copy(own);
    PlatformModel copy =
        assemble(
            saved.graph(),
            options(saved)
                .placement(own.core().session().placement())
                .threads(own.core().session().kernelThreads()));
    try {
      copy.restore(saved);
      return copy;
    } catch (RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  private static ModelOptions options(SavedModel saved) {
    return new ModelOptions(
        saved.seed(),
        Placement.DEFAULT,
        saved.policy(),
        Optional.empty(),
        saved.metadata(),
        false,
        0);
  }

  @Override
  public Updater updater(Session session, SpecSource optimizer, List<Variable> variables) {
    requireOpen();
    PlatformSession own = SessionSteps.ours(session);
    return new CustomUpdater(own, steps.of(own), plugins, optimizer.spec(), variables);
  }

  @Override
  public Splits dataset(String name) {
    return dataset(Spec.of(Kind.DATASET, name));
  }

  @Override
  public Splits dataset(SpecSource dataset) {
    requireOpen();
    Spec spec = dataset.spec();
    if (spec.kind() != Kind.DATASET) {
      throw new InvalidArgumentException("Fascicle.dataset", "a dataset", "a " + spec.kind(), "");
    }
    try (Bindings bindings = plugins.bindings("dataset \"" + spec.type() + "\"")) {
      Bound bound = bindings.resolveNamed(spec);
      return bound.dataset().open(bound.config(), data.get());
    }
  }

  @Override
  public List<BackendStatus> backends() {
    requireOpen();
    return BackendReports.all(engine);
  }

  @Override
  public Map<String, String> operations(String backend) {
    requireOpen();
    return BackendReports.operations(engine, backend);
  }

  @Override
  public Profiling profile() {
    requireOpen();
    return engine.profile();
  }

  @Override
  public Map<String, Object> inspect(Path file) {
    return ModelReader.inspect(file);
  }

  @Override
  public List<PluginStatus> plugins() {
    requireOpen();
    return plugins.registry().all().stream().map(Provider::status).toList();
  }

  private void requireOpen() {
    if (closed) {
      throw new ClosedException("This Fascicle is closed. Start another.");
    }
  }

  /**
   * Ends training runs at a step boundary, closes models and sessions. The engine is its owner's:
   * in a framework it outlives a platform that ends with its last user and begins with the next.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    Set<Model> open = parts.open();
    open.forEach(Model::cancel);
    open.forEach(Model::close);
    engine.closeSessions();
  }
}
