package org.fascicle.examples;

import java.util.List;
import org.fascicle.api.exception.UnknownNameException;

/** All examples, by identifier. */
public final class Examples {
  private static final List<Example> ALL =
      List.of(
          new C1(), new C2(), new C3(), new C4(), new C10(), new C11(), new D1(), new D2(),
          new D3(), new D4(), new D5(), new D9(), new D10(), new D11(), new E1(), new E2(),
          new E4(), new R1(), new R2(), new R3(), new R4(), new R5(), new R6(), new R7(), new R8(),
          new T1(), new T2(), new T3());

  private Examples() {}

  /** All examples, in the order of their identifiers. */
  public static List<Example> all() {
    return ALL;
  }

  /**
   * The example of this identifier, in upper or lower case.
   *
   * @throws UnknownNameException if there is none
   */
  public static Example find(String id) {
    return ALL.stream()
        .filter(example -> example.id().equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(
            () ->
                new UnknownNameException(
                    "example",
                    id,
                    List.of(),
                    "There are "
                        + String.join(", ", ALL.stream().map(Example::id).toList())
                        + "."));
  }
}
