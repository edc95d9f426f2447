package org.fascicle.embed.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.fascicle.api.BackendStatus;
import org.fascicle.api.PluginStatus;
import org.fascicle.api.data.Splits;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.ModelOptions;
import org.fascicle.api.model.SequentialBuilder;
import org.fascicle.api.model.SpecSource;
import org.fascicle.api.model.Updater;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Variable;
import org.fascicle.embed.BundleInfo;
import org.fascicle.embed.Fascicle;

/** The platform's service, asked for anew at each call, and the framework around it. */
final class EmbeddedFascicle implements Fascicle {
  private final FrameworkSide framework;
  private final Workspace workspace;
  private final Duration patience;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ShutdownHook hook = new ShutdownHook(this::close);

  EmbeddedFascicle(FrameworkSide framework, Workspace workspace, Duration patience) {
    this.framework = framework;
    this.workspace = workspace;
    this.patience = patience;
    hook.register();
  }

  @Override
  public Session session(String name, UnaryOperator<SessionOptions> options) {
    return service().session(name, options);
  }

  @Override
  public SequentialBuilder sequential(String name) {
    return service().sequential(name);
  }

  @Override
  public FunctionalBuilder functional(String name) {
    return service().functional(name);
  }

  @Override
  public Model fromJson(String json, UnaryOperator<ModelOptions> options) {
    return service().fromJson(json, options);
  }

  @Override
  public Model load(Path file, UnaryOperator<ModelOptions> options) {
    return service().load(file, options);
  }

  @Override
  public Updater updater(Session session, SpecSource optimizer, List<Variable> variables) {
    return service().updater(session, optimizer, variables);
  }

  @Override
  public Splits dataset(String name) {
    return service().dataset(name);
  }

  @Override
  public Splits dataset(SpecSource dataset) {
    return service().dataset(dataset);
  }

  @Override
  public List<BackendStatus> backends() {
    return service().backends();
  }

  @Override
  public Map<String, String> operations(String backend) {
    return service().operations(backend);
  }

  @Override
  public Map<String, Object> inspect(Path file) {
    return service().inspect(file);
  }

  @Override
  public List<PluginStatus> plugins() {
    return service().plugins();
  }

  @Override
  public List<BundleInfo> bundles() {
    return running().bundles();
  }

  @Override
  public BundleInfo install(Path jar) {
    return running().install(jar);
  }

  @Override
  public BundleInfo update(String symbolicName, Path jar) {
    return running().update(symbolicName, jar);
  }

  @Override
  public BundleInfo start(String symbolicName) {
    return running().startBundle(symbolicName);
  }

  @Override
  public BundleInfo stop(String symbolicName) {
    return running().stopBundle(symbolicName);
  }

  @Override
  public BundleInfo uninstall(String symbolicName) {
    return running().uninstall(symbolicName);
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    hook.unregister();
    try {
      framework.stop();
    } finally {
      workspace.close();
    }
  }

  private org.fascicle.api.Fascicle service() {
    return running().service(patience);
  }

  private FrameworkSide running() {
    if (closed.get()) {
      throw new ClosedException("This Fascicle is closed. Launch another with Fascicle.launch().");
    }
    return framework;
  }
}
