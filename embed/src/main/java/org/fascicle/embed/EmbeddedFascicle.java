package org.fascicle.embed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.fascicle.api.BackendStatus;
import org.fascicle.api.PluginStatus;
import org.fascicle.api.data.Splits;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.ModelOptions;
import org.fascicle.api.model.SequentialBuilder;
import org.fascicle.api.model.SpecSource;
import org.fascicle.api.model.Updater;
import org.fascicle.api.profile.Profiling;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Variable;
import org.fascicle.embed.bundle.BundleInfo;
import org.fascicle.embed.internal.FrameworkSide;
import org.fascicle.embed.internal.RunningFramework;

/** The platform's service, asked for anew at each call, and the framework around it. */
final class EmbeddedFascicle implements Fascicle {
  private final RunningFramework framework;
  private final Duration patience;

  EmbeddedFascicle(RunningFramework framework, Duration patience) {
    this.framework = framework;
    this.patience = patience;
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
  public Profiling profile() {
    return service().profile();
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
  public Model copy(Model model) {
    return service().copy(model);
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
  public <S> Optional<S> service(Class<S> type, String filter) {
    return running().service(type, filter);
  }

  @Override
  public void close() {
    framework.close();
  }

  private org.fascicle.api.Fascicle service() {
    return running().service(patience);
  }

  private FrameworkSide running() {
    return framework.side();
  }
}
