package org.fascicle.tck.harness;

import java.util.Set;
import org.fascicle.spi.backend.BackendInfo.Capability;

/**
 * One test of the kit.
 *
 * @param group what {@code docs/backend-rules.md} names as the test of a rule
 * @param name unique within the group
 * @param needs capabilities without which the test is skipped
 * @param body what it does
 */
public record KitTest(String group, String name, Set<Capability> needs, Body body) {
  /** Copies. */
  public KitTest {
    needs = Set.copyOf(needs);
  }

  /** A test that every backend must pass. */
  public KitTest(String group, String name, Body body) {
    this(group, name, Set.of(), body);
  }

  /** Group and name. */
  public String id() {
    return group + "/" + name;
  }

  /** What a test does; an {@link AssertionError} or any exception is a failure. */
  @FunctionalInterface
  public interface Body {
    /** Runs the test. */
    void run(KitContext kit) throws Exception;
  }
}
