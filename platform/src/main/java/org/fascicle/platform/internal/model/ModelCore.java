package org.fascicle.platform.internal.model;

import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.exception.UnknownNameException;
import org.fascicle.api.model.DTypePolicy;
import org.fascicle.api.model.ModelOptions;
import org.fascicle.api.model.Spec;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.model.BuiltGraph.BuiltLayer;
import org.fascicle.platform.internal.registry.Bindings;
import org.fascicle.platform.internal.registry.Bound;
import org.fascicle.platform.internal.registry.Lease;
import org.fascicle.platform.internal.registry.PluginRef;
import org.fascicle.platform.internal.registry.Plugins;
import org.fascicle.platform.internal.registry.StepOwner;
import org.fascicle.platform.internal.session.Commit;
import org.fascicle.platform.internal.session.ModelSteps;
import org.fascicle.platform.internal.session.Planning;
import org.fascicle.platform.internal.session.PlatformSession;
import org.fascicle.platform.internal.tensor.VariableCell;
import org.fascicle.platform.internal.text.Names;

/** What a model and its views share: architecture, variables, plugins, session. */
public final class ModelCore implements AutoCloseable {
  private final GraphDef def;
  private final DTypePolicy policy;
  private final Map<String, Object> metadata;
  private final boolean eager;
  private final PlatformSession session;
  private final boolean ownsSession;
  private final ModelSteps steps;
  private final Bindings bindings;
  private final Map<String, PluginRef> refs = new LinkedHashMap<>();
  private final BuiltGraph graph;
  private final ModelVariables variables;
  private volatile Map<String, String> checked;
  private volatile WeakReference<Lease> last = new WeakReference<>(null);
  private volatile boolean closed;

  /**
   * Builds a model.
   *
   * @param plugins where plugins come from
   * @param home gives the session, once the architecture has been found to be right
   */
  public ModelCore(GraphDef def, ModelOptions options, Plugins plugins, ModelHome home) {
    this.def = def;
    this.policy = options.policy();
    this.metadata = options.metadata();
    this.eager = options.runEagerly();
    this.bindings = plugins.bindings(def.label());
    ModelHome.Place place = null;
    try {
      graph = GraphAssembler.assemble(def, policy, bindings, refs);
      graph.layers().forEach((name, layer) -> refs.put(name, layer.ref()));
      place = home.open(def.name(), options);
      session = place.session();
      steps = place.steps();
      ownsSession = place.isOwned();
      variables = ModelVariables.create(graph, session, session.seed(), bindings);
      checked = bindings.lease().versions();
      bindings.built();
    } catch (RuntimeException e) {
      bindings.close();
      if (place != null && place.isOwned()) {
        place.session().close();
      }
      throw e;
    }
  }

  /** Work of a step, as a plan unless the model was made to run eagerly. */
  public <T> T plan(Supplier<T> work) {
    return eager ? work.get() : session.planning().plan(work);
  }

  /**
   * Work of a step on a batch, done again without asking for it on later batches like it where
   * everything that has a say in it is stateless; see {@link Planning#replay}.
   *
   * @param owner whose work it is
   * @param leases all plugins that it asks
   * @param commit takes what is to be written; null where nothing is
   */
  public Tensor[] replay(
      StepOwner owner, List<Lease> leases, Tensor[] batch, Commit commit, Supplier<Tensor[]> work) {
    if (eager || !leases.stream().allMatch(Lease::isStateless)) {
      return plan(work);
    }
    Object key = owner.with(leases.toArray(Lease[]::new));
    return session.planning().replay(key, batch, commit, work);
  }

  /** The graph with other outputs, over the same variables. */
  public BuiltGraph graph(List<NodeRef> outputs) {
    return GraphAssembler.assemble(def.outputs(outputs), policy, bindings, refs);
  }

  /**
   * The plugins of all layers, for one step.
   *
   * @param waiting told, in words, when a plugin is missing and is waited for
   * @param stop gives the waiting up
   * @return null if the waiting was given up
   * @throws org.fascicle.api.exception.MissingPluginException if plugins are still missing when the
   *     placement's patience ends
   */
  public Lease lease(Consumer<String> waiting, BooleanSupplier stop) {
    requireOpen();
    Lease lease = bindings.await(session.patience(), waiting, stop);
    if (lease != null && !last.refersTo(lease)) {
      recheck(lease);
    }
    return lease;
  }

  private void recheck(Lease lease) {
    Map<String, String> versions = lease.versions();
    if (!versions.equals(checked)) {
      check(lease);
      checked = versions;
    }
    last = new WeakReference<>(lease);
  }

  /** Another version of a layer must want the same variables. */
  private void check(Lease lease) {
    for (BuiltGraph.Call call : graph.calls()) {
      BuiltLayer layer = call.layer;
      List<TensorSpec> inputs = graph.inputs(call);
      Bound bound = lease.get(layer.ref());
      Declared declared =
          new Declared(layer.def().label(), layer.policy(), bound.nested(), def.batchSize());
      GraphAssembler.outputs(layer.def(), bound, inputs, declared);
      if (!specs(declared.items()).equals(specs(layer.declared()))) {
        throw new ShapeMismatchException(
            layer.def().label(),
            "a version of its plugin that keeps " + specs(layer.declared()),
            specs(declared.items()) + " of " + lease.get(layer.ref()).provider(),
            "Install the version that the model was built with.");
      }
    }
  }

  private static Map<String, TensorSpec> specs(Map<String, Declared.Item> items) {
    Map<String, TensorSpec> specs = new LinkedHashMap<>();
    items.forEach((name, item) -> specs.put(name, item.spec()));
    return specs;
  }

  /** From the next step on, the best versions of plugins that are there now. */
  public void rebind() {
    bindings.rebind();
  }

  /** Which bundle and version provides each plugin; empty while one is missing. */
  public Map<String, String> versions() {
    return bindings.versions();
  }

  /** A layer's spec under its type's own name. */
  public Spec canonical(LayerDef layer) {
    PluginRef ref = refs.get(layer.name());
    return ref == null ? layer.spec() : bindings.canonical(ref);
  }

  /** The architecture. */
  public GraphDef def() {
    return def;
  }

  /** Fails if there is no layer of this name. */
  public void requireLayer(String layer) {
    if (!graph.layers().containsKey(layer)) {
      List<String> near = Names.nearest(layer, graph.layers().keySet());
      throw new UnknownNameException("layer of " + def.label(), layer, near, "");
    }
  }

  /** What else belongs to the model. */
  public Map<String, Object> metadata() {
    return metadata;
  }

  /** The element type of parameters, and of what comes in and goes out. */
  public DType dtype() {
    return policy.variable();
  }

  /** The element types of layers that do not say others. */
  public DTypePolicy policy() {
    return policy;
  }

  /** The session. */
  public PlatformSession session() {
    return session;
  }

  /** The steps over its variables. */
  public ModelSteps steps() {
    return steps;
  }

  /** The graph. */
  public BuiltGraph graph() {
    return graph;
  }

  /** The parameters and states. */
  public ModelVariables variables() {
    return variables;
  }

  /** Fails if the model was closed. */
  public void requireOpen() {
    if (closed) {
      throw new ClosedException(def.label() + " is closed. Build or load it again.");
    }
  }

  /** Whether the model was closed. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    bindings.close();
    if (ownsSession) {
      session.close();
    } else {
      variables.all().values().forEach((VariableCell v) -> session.release(v));
    }
  }
}
