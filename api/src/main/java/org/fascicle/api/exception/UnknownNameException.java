package org.fascicle.api.exception;

import java.util.List;

/** A layer, optimiser, dataset, backend … of a name that nobody provides. */
public class UnknownNameException extends FascicleException {
  private static final long serialVersionUID = 1L;

  private final String kind;
  private final String name;
  private final List<String> suggestions;

  /**
   * Creates the failure.
   *
   * @param kind what was looked up, as a user says it: "layer", "backend"
   * @param name the name that was not found
   * @param suggestions the nearest known names, best first; may be empty
   * @param advice where to get it: the bundle that would provide it, or the command that lists what
   *     there is
   */
  public UnknownNameException(String kind, String name, List<String> suggestions, String advice) {
    super(
        "No "
            + kind
            + " is named \""
            + name
            + "\"."
            + (suggestions.isEmpty() ? "" : " Did you mean " + String.join(", ", suggestions) + "?")
            + (advice.isEmpty() ? "" : " " + advice));
    this.kind = kind;
    this.name = name;
    this.suggestions = List.copyOf(suggestions);
  }

  /** What was looked up: "layer", "backend" … */
  public String kind() {
    return kind;
  }

  /** The name that was not found. */
  public String name() {
    return name;
  }

  /** The nearest known names, best first. */
  public List<String> suggestions() {
    return suggestions;
  }
}
