package org.fascicle.api.exception;

import java.util.List;
import java.util.stream.Collectors;

/** Plugins that a model needs and nobody provides: all of them, and where in the model they are. */
public class MissingPluginException extends FascicleException {
  private static final long serialVersionUID = 1L;

  private final transient List<Missing> missing;

  /**
   * One missing plugin.
   *
   * @param kind {@code layer}, {@code loss} …
   * @param name the type name
   * @param where the layer or option that names it
   * @param suggestions the nearest known names, best first
   * @param provider the bundle, and its versions, that would provide it; empty if not known
   */
  public record Missing(
      String kind, String name, String where, List<String> suggestions, String provider) {
    /** Copies. */
    public Missing {
      suggestions = List.copyOf(suggestions);
    }

    @Override
    public String toString() {
      return kind
          + " \""
          + name
          + "\" ("
          + where
          + ")"
          + (provider.isEmpty() ? "" : ": provided by " + provider)
          + (suggestions.isEmpty() ? "" : "; did you mean " + String.join(", ", suggestions) + "?");
    }
  }

  /**
   * Creates the failure.
   *
   * @param subject what cannot be built: {@code model "digits"}
   * @param missing every missing plugin
   */
  public MissingPluginException(String subject, List<Missing> missing) {
    super(
        subject
            + ": "
            + missing.size()
            + (missing.size() == 1 ? " plugin is" : " plugins are")
            + " missing:\n"
            + missing.stream().map(m -> "  " + m).collect(Collectors.joining("\n"))
            + "\nInstall the bundles that provide them, or correct the names.");
    this.missing = List.copyOf(missing);
  }

  /** Every missing plugin; empty after deserialisation. */
  public List<Missing> missing() {
    return missing == null ? List.of() : missing;
  }
}
