package org.fascicle.tck.junit;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Callback;
import org.fascicle.tck.callback.CallbackSubject;
import org.fascicle.tck.callback.CallbackTests;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The kit for callbacks as JUnit tests. A callback joins with one subclass:
 *
 * <pre>{@code
 * class MyCallbackKitTest extends CallbackKit {
 *   @Override
 *   protected Callback<?> create() {
 *     return new MyCallback();
 *   }
 *
 *   @Override
 *   protected Spec spec(Path folder) {
 *     return Spec.of(Kind.CALLBACK, "MyCallback").with("patience", 2);
 *   }
 * }
 * }</pre>
 */
public abstract class CallbackKit {
  /** For subclasses. */
  protected CallbackKit() {}

  /** A fresh object of the callback under test. */
  protected abstract Callback<?> create();

  /**
   * Its name and configuration: one with which it does something within four epochs of three steps.
   *
   * @param folder where files that it writes must go
   */
  protected abstract Spec spec(Path folder);

  /** Whether its messages hold measured times, so that equal runs differ in them. */
  protected boolean tellsTimes() {
    return false;
  }

  /** One test a rule. */
  @TestFactory
  public Stream<DynamicTest> conforms() {
    CallbackSubject subject = new CallbackSubject(this::create, this::spec, tellsTimes());
    return CallbackTests.all().stream()
        .map(test -> DynamicTest.dynamicTest(test.name(), () -> test.body().run(subject)));
  }
}
