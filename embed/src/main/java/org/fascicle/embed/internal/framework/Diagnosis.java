package org.fascicle.embed.internal.framework;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Says why a service is missing: which bundles do not run, which components lack what. */
final class Diagnosis {
  private final BundleContext context;

  Diagnosis(BundleContext context) {
    this.context = context;
  }

  /** One line a finding; empty if everything that could run does. */
  List<String> findings() {
    List<String> findings = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getState() != Bundle.ACTIVE && !Bundles.isFragment(bundle)) {
        findings.add(
            "bundle " + bundle.getSymbolicName() + " is " + Bundles.state(bundle) + ", not ACTIVE");
      }
    }
    ServiceReference<ServiceComponentRuntime> reference =
        context.getServiceReference(ServiceComponentRuntime.class);
    if (reference == null) {
      findings.add("no bundle runs Declarative Services (org.apache.felix.scr)");
      return findings;
    }
    ServiceComponentRuntime components = context.getService(reference);
    for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs()) {
      components
          .getComponentConfigurationDTOs(component)
          .forEach(configuration -> describe(component, configuration, findings));
    }
    context.ungetService(reference);
    return findings;
  }

  private static void describe(
      ComponentDescriptionDTO component,
      ComponentConfigurationDTO configuration,
      List<String> findings) {
    String subject = "component " + component.name + " of bundle " + component.bundle.symbolicName;
    if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
      findings.add(subject + " failed to start: " + firstLine(configuration.failure));
    }
    for (UnsatisfiedReferenceDTO missing : configuration.unsatisfiedReferences) {
      findings.add(subject + " waits for " + service(component, missing));
    }
  }

  private static String service(
      ComponentDescriptionDTO component, UnsatisfiedReferenceDTO missing) {
    String filter = missing.target == null ? "" : " with " + missing.target;
    for (var reference : component.references) {
      if (reference.name.equals(missing.name)) {
        return "a service " + reference.interfaceName + filter;
      }
    }
    return "its reference " + missing.name + filter;
  }

  private static String firstLine(String text) {
    return text == null ? "no reason given" : text.lines().findFirst().orElse("");
  }
}
