package org.fascicle.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;

/**
 * Every package is a slice of its own, but for tensors and operations: {@code x.matmul(y)} makes an
 * operation, and an operation's gradient is written in tensors.
 */
final class PackageSlices implements SliceAssignment {
  private static final Set<String> ONE = Set.of("org.fascicle.api.tensor", "org.fascicle.api.op");

  @Override
  public SliceIdentifier getIdentifierOf(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith("org.fascicle")) {
      return SliceIdentifier.ignore();
    }
    return SliceIdentifier.of(ONE.contains(name) ? "org.fascicle.api.tensor and op" : name);
  }

  @Override
  public String getDescription() {
    return "packages";
  }
}
