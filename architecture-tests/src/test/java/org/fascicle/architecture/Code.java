package org.fascicle.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** What the rules look at: every class of the modules, none of their tests. */
final class Code implements ImportOption {
  private static final String HERE = "org/fascicle/architecture/";

  @Override
  public boolean includes(Location location) {
    return !location.contains(HERE) && !location.contains("/test-classes/");
  }

  static JavaClasses ofTheModules() {
    return new ClassFileImporter().withImportOption(new Code()).importPackages("org.fascicle");
  }

  static JavaClasses of(Class<?>... classes) {
    return new ClassFileImporter().importClasses(classes);
  }
}
