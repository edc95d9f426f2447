package org.fascicle.tck.behaviour;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fascicle.api.op.Operations;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.BackendInfo;
import org.fascicle.tck.harness.Claim;
import org.fascicle.tck.harness.KitContext;
import org.fascicle.tck.harness.KitTest;

/** What a backend says of itself. */
public final class InfoTests {
  private InfoTests() {}

  /** All of them. */
  public static List<KitTest> all() {
    return List.of(
        new KitTest("info", "name-version-description", InfoTests::complete),
        new KitTest("libraries", "every-kernel", InfoTests::libraries));
  }

  private static void complete(KitContext kit) {
    BackendInfo info = kit.backend().info();
    Claim.that(info.name().matches("[a-z][a-z0-9-]*"), "a lower-case name, not " + info.name());
    Claim.that(!info.version().isBlank(), "a version");
    Claim.that(!info.description().isBlank(), "a description");
    Claim.equal(info, kit.backend().info(), "info() asked again");
  }

  /** The table names every primitive, a library for each, and nothing that does not exist. */
  private static void libraries(KitContext kit) {
    Backend backend = kit.backend();
    Map<String, String> libraries = backend.libraries();
    Set<String> primitives =
        Operations.primitives().stream()
            .map(Operations.Operation::name)
            .collect(Collectors.toSet());
    primitives.removeAll(libraries.keySet());
    Claim.that(primitives.isEmpty(), "libraries() leaves out " + primitives);
    libraries.forEach(
        (name, library) -> {
          String forward = name.endsWith("_grad") ? name.substring(0, name.length() - 5) : name;
          Claim.that(Operations.find(forward).isPresent(), "libraries() names unknown " + name);
          Claim.that(!library.isBlank(), "libraries() names no library for " + name);
        });
  }
}
