package org.fascicle.tck.junit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fascicle.tck.layer.LayerCase;
import org.fascicle.tck.layer.LayerLab;
import org.fascicle.tck.layer.LayerTest;
import org.fascicle.tck.layer.LayerTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * The kit for layers as JUnit tests. A bundle's layers join with one subclass:
 *
 * <pre>{@code
 * class MyLayersTest extends LayerKit {
 *   @Override
 *   protected Stream<LayerCase> cases() {
 *     return Stream.of(LayerCase.of(Spec.of(Kind.LAYER, "MyLayer"), 7));
 *   }
 * }
 * }</pre>
 *
 * Layers are found as in a framework: by the component descriptors on the class path.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class LayerKit {
  private LayerLab lab;

  /** For subclasses. */
  protected LayerKit() {}

  /** The layers, each in as many configurations as it has sides. */
  protected abstract Stream<LayerCase> cases();

  /** One container a case, in it one a group of tests. */
  @TestFactory
  public Stream<DynamicContainer> conforms() {
    lab = new LayerLab(getClass().getClassLoader());
    return cases().map(layer -> DynamicContainer.dynamicContainer(layer.name(), tests(layer)));
  }

  private Stream<DynamicContainer> tests(LayerCase layer) {
    Map<String, List<DynamicTest>> groups = new LinkedHashMap<>();
    for (LayerTest test : LayerTests.all()) {
      groups
          .computeIfAbsent(test.group(), any -> new ArrayList<>())
          .add(DynamicTest.dynamicTest(test.name(), () -> test.body().run(lab, layer)));
    }
    return groups.entrySet().stream()
        .map(group -> DynamicContainer.dynamicContainer(group.getKey(), group.getValue()));
  }

  @AfterAll
  void close() {
    if (lab != null) {
      lab.close();
    }
  }
}
