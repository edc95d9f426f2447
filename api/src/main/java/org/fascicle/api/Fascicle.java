package org.fascicle.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.fascicle.api.data.Splits;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.ModelOptions;
import org.fascicle.api.model.SequentialBuilder;
import org.fascicle.api.model.SpecSource;
import org.fascicle.api.model.Updater;
import org.fascicle.api.profile.Profiling;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Variable;
import org.osgi.annotation.versioning.ProviderType;

/** The platform: an OSGi service, and what an embedding host gets from its launcher. */
@ProviderType
public interface Fascicle extends AutoCloseable {
  /** A session with default options. */
  default Session session(String name) {
    return session(name, options -> options);
  }

  /** A session: tensors, tapes and steps on one backend at a time. */
  Session session(String name, UnaryOperator<SessionOptions> options);

  /** A builder of a model whose layers form one chain. */
  SequentialBuilder sequential(String name);

  /** A builder of a model whose layers form a graph. */
  FunctionalBuilder functional(String name);

  /** The model that {@link Model#toJson} described, with first values of its own. */
  default Model fromJson(String json) {
    return fromJson(json, options -> options);
  }

  /**
   * The model that {@link Model#toJson} described, with first values of its own.
   *
   * @throws org.fascicle.api.exception.MissingPluginException if plugins are missing; it lists them
   *     all
   * @throws org.fascicle.api.exception.InvalidArgumentException if the text describes no model
   */
  Model fromJson(String json, UnaryOperator<ModelOptions> options);

  /** Loads a saved model, compiled as it was saved. */
  default Model load(Path file) {
    return load(file, options -> options);
  }

  /**
   * Loads a saved model, compiled as it was saved. Data only: loading runs no code of the file.
   *
   * @param options the saved ones, to be changed: placement, session
   * @throws org.fascicle.api.exception.CorruptFileException if the file is not a complete model
   * @throws org.fascicle.api.exception.MissingPluginException if plugins are missing; it lists them
   *     all
   */
  Model load(Path file, UnaryOperator<ModelOptions> options);

  /**
   * A model of its own that is as another: architecture, values, and what was compiled with its
   * state. It has a session of its own, placed like the other's.
   *
   * @param model one of this platform
   */
  Model copy(Model model);

  /**
   * An optimiser for custom loops.
   *
   * @param session the session of the variables
   * @param optimizer its type and configuration
   * @param variables what it updates
   */
  Updater updater(Session session, SpecSource optimizer, List<Variable> variables);

  /** Opens a dataset by name. */
  Splits dataset(String name);

  /** Opens a dataset with a configuration. */
  Splits dataset(SpecSource dataset);

  /** The backends that are there now, by name. */
  List<BackendStatus> backends();

  /**
   * Which library of a backend runs each operation.
   *
   * @return one entry a built-in operation, by name: the library, or {@code decomposed}
   * @throws org.fascicle.api.exception.UnknownNameException if no such backend is there
   */
  Map<String, String> operations(String backend);

  /** Begins to take a profile of what runs in all sessions, also in those opened meanwhile. */
  Profiling profile();

  /**
   * What a model's file holds, without building the model: format, provenance, layers, arrays with
   * shapes, training state. JSON values.
   *
   * @throws org.fascicle.api.exception.CorruptFileException if the file is not a complete model
   */
  Map<String, Object> inspect(Path file);

  /** The plugins that are there now, by kind and name. */
  List<PluginStatus> plugins();

  /** Ends training runs at a step boundary, closes models and sessions. */
  @Override
  void close();

  /**
   * Options of a session.
   *
   * @param seed key of the random generator
   * @param placement how the backend is chosen
   * @param threads how many threads each of its kernels keeps busy, so that several run at once; 0
   *     for all that the backend may take
   */
  record SessionOptions(long seed, Placement placement, int threads) {
    /** Seed 0; CPU before reference; all threads. */
    public static final SessionOptions DEFAULT = new SessionOptions(0, Placement.DEFAULT, 0);

    /** Checks. */
    public SessionOptions {
      if (threads < 0) {
        throw new InvalidArgumentException(
            "SessionOptions.threads", "a number of 0 or more", String.valueOf(threads), "");
      }
    }

    /** The same with another seed. */
    public SessionOptions seed(long key) {
      return new SessionOptions(key, placement, threads);
    }

    /** The same with another placement policy. */
    public SessionOptions placement(Placement policy) {
      return new SessionOptions(seed, policy, threads);
    }

    /** The same with so many threads a kernel; 0 for all that the backend may take. */
    public SessionOptions threads(int most) {
      return new SessionOptions(seed, placement, most);
    }

    /** The same, pinned to this backend, with fallback. */
    public SessionOptions backend(String name) {
      return placement(Placement.pinFallback(name));
    }
  }
}
