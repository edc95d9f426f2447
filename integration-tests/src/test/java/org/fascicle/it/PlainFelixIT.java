package org.fascicle.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.fascicle.it.framework.FrameworkTest;
import org.fascicle.it.framework.Setup;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;

/** The bundles in a framework that somebody else started: the platform is a service. */
public class PlainFelixIT extends FrameworkTest {
  /** The framework. */
  @Configuration
  public Option[] configuration() {
    return new Option[] {Setup.plain()};
  }

  @Test
  public void everyBundleIsActive() {
    assertThat(bundles().all())
        .allMatch(bundle -> bundle.getState() == Bundle.ACTIVE, bundles().states());
  }
}
