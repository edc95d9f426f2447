package org.fascicle.platform.internal.service;

import java.nio.file.Path;
import java.util.Optional;
import org.fascicle.api.Fascicle;
import org.fascicle.api.model.Kind;
import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.Callback;
import org.fascicle.api.plugin.Constraint;
import org.fascicle.api.plugin.DatasetProvider;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Loss;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.Optimizer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Regularizer;
import org.fascicle.api.plugin.Schedule;
import org.fascicle.platform.internal.registry.Catalogue;
import org.fascicle.platform.internal.registry.PluginRegistry;
import org.fascicle.platform.internal.registry.Plugins;
import org.fascicle.platform.internal.session.EngineService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The platform as a service. Plugins come and go as services too: their arrival is only noted, the
 * object is fetched when a model first wants it, so that a hundred plugins cost nothing at start.
 */
@Component(service = Fascicle.class)
public final class FascicleService extends PlatformFascicle {
  private static final String DATA_PROPERTY = "fascicle.data";
  private static final String DATA_VARIABLE = "FASCICLE_DATA";
  private static final String NAMED = "(" + Plugin.NAME + "=*)";

  private final PluginServices services;

  /** Starts without plugins. */
  @Activate
  public FascicleService(@Reference EngineService engine, BundleContext context) {
    this(engine, context, new PluginRegistry());
  }

  private FascicleService(EngineService engine, BundleContext context, PluginRegistry registry) {
    super(
        engine.engine(),
        new Plugins(registry, new Catalogue(new StoppedBundles(context))),
        () -> data(context),
        context.getBundle().getVersion().toString());
    this.services = new PluginServices(context, registry);
  }

  private static Optional<Path> data(BundleContext context) {
    String property = context.getProperty(DATA_PROPERTY);
    return Optional.ofNullable(property == null ? System.getenv(DATA_VARIABLE) : property)
        .filter(folder -> !folder.isBlank())
        .map(Path::of);
  }

  /** A plugin of this kind has come. */
  @Reference(
      service = Layer.class,
      target = NAMED,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addLayer(ServiceReference<Layer<?>> reference) {
    services.add(Kind.LAYER, reference);
  }

  /** A plugin of this kind goes. */
  void removeLayer(ServiceReference<Layer<?>> reference) {
    services.remove(reference);
  }

  /** A plugin of this kind has come. */
  @Reference(
      service = Activation.class,
      target = NAMED,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addActivation(ServiceReference<Activation<?>> reference) {
    services.add(Kind.ACTIVATION, reference);
  }

  /** A plugin of this kind goes. */
  void removeActivation(ServiceReference<Activation<?>> reference) {
    services.remove(reference);
  }

  /** A plugin of this kind has come. */
  @Reference(
      service = Loss.class,
      target = NAMED,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addLoss(ServiceReference<Loss<?>> reference) {
    services.add(Kind.LOSS, reference);
  }

  /** A plugin of this kind goes. */
  void removeLoss(ServiceReference<Loss<?>> reference) {
    services.remove(reference);
  }

  /** A plugin of this kind has come. */
  @Reference(
      service = Metric.class,
      target = NAMED,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addMetric(ServiceReference<Metric<?>> reference) {
    services.add(Kind.METRIC, reference);
  }

  /** A plugin of this kind goes. */
  void removeMetric(ServiceReference<Metric<?>> reference) {
    services.remove(reference);
  }

  /** A plugin of this kind has come. */
  @Reference(
      service = Optimizer.class,
      target = NAMED,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addOptimizer(ServiceReference<Optimizer<?>> reference) {
    services.add(Kind.OPTIMIZER, reference);
  }

  /** A plugin of this kind goes. */
  void removeOptimizer(ServiceReference<Optimizer<?>> reference) {
    services.remove(reference);
  }

  /** A plugin of this kind has come. */
  @Reference(
      service = Schedule.class,
      target = NAMED,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addSchedule(ServiceReference<Schedule<?>> reference) {
    services.add(Kind.SCHEDULE, reference);
  }

  /** A plugin of this kind goes. */
  void removeSchedule(ServiceReference<Schedule<?>> reference) {
    services.remove(reference);
  }

  /** A plugin of this kind has come. */
  @Reference(
      service = Initializer.class,
      target = NAMED,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addInitializer(ServiceReference<Initializer<?>> reference) {
    services.add(Kind.INITIALIZER, reference);
  }

  /** A plugin of this kind goes. */
  void removeInitializer(ServiceReference<Initializer<?>> reference) {
    services.remove(reference);
  }

  /** A plugin of this kind has come. */
  @Reference(
      service = Regularizer.class,
      target = NAMED,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addRegularizer(ServiceReference<Regularizer<?>> reference) {
    services.add(Kind.REGULARIZER, reference);
  }

  /** A plugin of this kind goes. */
  void removeRegularizer(ServiceReference<Regularizer<?>> reference) {
    services.remove(reference);
  }

  /** A plugin of this kind has come. */
  @Reference(
      service = Constraint.class,
      target = NAMED,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addConstraint(ServiceReference<Constraint<?>> reference) {
    services.add(Kind.CONSTRAINT, reference);
  }

  /** A plugin of this kind goes. */
  void removeConstraint(ServiceReference<Constraint<?>> reference) {
    services.remove(reference);
  }

  /** A plugin of this kind has come. */
  @Reference(
      service = Callback.class,
      target = NAMED,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addCallback(ServiceReference<Callback<?>> reference) {
    services.add(Kind.CALLBACK, reference);
  }

  /** A plugin of this kind goes. */
  void removeCallback(ServiceReference<Callback<?>> reference) {
    services.remove(reference);
  }

  /** A plugin of this kind has come. */
  @Reference(
      service = DatasetProvider.class,
      target = NAMED,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addDataset(ServiceReference<DatasetProvider<?>> reference) {
    services.add(Kind.DATASET, reference);
  }

  /** A plugin of this kind goes. */
  void removeDataset(ServiceReference<DatasetProvider<?>> reference) {
    services.remove(reference);
  }

  @Deactivate
  @Override
  public void close() {
    super.close();
  }
}
