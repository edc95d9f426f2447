package org.fascicle.platform.internal.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.model.Compile;
import org.fascicle.api.model.Save;
import org.fascicle.platform.internal.model.BuiltGraph.BuiltLayer;
import org.fascicle.platform.internal.model.GraphDef;
import org.fascicle.platform.internal.model.LayerDef;
import org.fascicle.platform.internal.model.ModelCore;
import org.fascicle.platform.internal.persist.ModelWriter;
import org.fascicle.platform.internal.persist.SavedModel;
import org.fascicle.platform.internal.registry.BundleVersion;
import org.fascicle.platform.internal.tensor.VariableCell;
import org.fascicle.platform.internal.train.Snapshot;
import org.fascicle.platform.internal.train.Training;

/** Models as data, to be saved. */
final class SavedModels {
  private SavedModels() {}

  /** The architecture as text. */
  static String json(PlatformModel model) {
    return ModelWriter.architecture(
        data(model, new Snapshot.Taken(Map.of(), Optional.empty()), Map.of()));
  }

  /** A model with its training state, in memory. */
  static SavedModel copy(PlatformModel model) {
    return data(model, Snapshot.take(model.core(), model.training()), Map.of());
  }

  /** Saves to a file, atomically. */
  static void save(PlatformModel model, ModelParts parts, Path file, Save options) {
    Training training = model.training();
    Snapshot.Taken taken = Snapshot.take(model.core(), options.training() ? training : null);
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("fascicle", parts.version());
    provenance.put("backend", model.core().session().backend());
    options.date().ifPresent(date -> provenance.put("date", date.toString()));
    ModelWriter.write(file, data(model, taken, provenance));
  }

  private static SavedModel data(
      PlatformModel model, Snapshot.Taken taken, Map<String, String> provenance) {
    ModelCore core = model.core();
    Training training = model.training();
    Map<String, String> versions = new LinkedHashMap<>(core.versions());
    if (training != null) {
      versions.putAll(training.versions());
    }
    Map<String, String> providers = new LinkedHashMap<>();
    versions.forEach((plugin, bundle) -> providers.put(plugin, range(bundle)));
    Optional<Compile> compile = Optional.ofNullable(training).map(Training::canonicalOptions);
    return new SavedModel(
        withFlags(core),
        core.policy(),
        core.session().seed(),
        core.metadata(),
        provenance,
        providers,
        taken.weights(),
        compile,
        taken.training());
  }

  /** The layers' flags as they are now. */
  private static GraphDef withFlags(ModelCore core) {
    GraphDef def = core.def();
    List<LayerDef> layers = new ArrayList<>();
    for (LayerDef layer : def.layers()) {
      List<VariableCell> parameters = core.variables().parameters(layer.name());
      boolean trainable =
          parameters.isEmpty()
              ? layer.trainable()
              : parameters.stream().anyMatch(VariableCell::isTrainable);
      BuiltLayer built = core.graph().layers().get(layer.name());
      Map<String, Boolean> flags =
          built == null
              ? layer.flags()
              : core.variables().flags(layer.name(), built.declared(), trainable);
      layers.add(
          new LayerDef(layer.name(), core.canonical(layer), trainable, flags, layer.calls()));
    }
    return new GraphDef(def.name(), def.sequential(), def.inputs(), layers, def.outputs());
  }

  /** From the version that was used to the next incompatible one: {@code bundle [1.2,2)}. */
  private static String range(String bundle) {
    int space = bundle.lastIndexOf(' ');
    BundleVersion version = BundleVersion.parse(bundle.substring(space + 1));
    return bundle.substring(0, space)
        + " ["
        + version.major()
        + "."
        + version.minor()
        + ","
        + (version.major() + 1)
        + ")";
  }
}
