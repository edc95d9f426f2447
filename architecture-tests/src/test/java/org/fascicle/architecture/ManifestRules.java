package org.fascicle.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.fascicle.architecture.Manifests.Bundle;

/** What the manifests of bundles must keep. Each rule gives its violations, one a line. */
enum ManifestRules {
  NO_DYNAMIC_IMPORT {
    // A class load through it during a refresh deadlocks Felix.
    @Override
    List<String> violations(Bundle bundle) {
      return bundle.clauses("DynamicImport-Package");
    }
  },

  NO_REQUIRED_BUNDLE {
    // It ties to a jar what an import ties to a package.
    @Override
    List<String> violations(Bundle bundle) {
      return bundle.clauses("Require-Bundle");
    }
  },

  NO_ACTIVATOR {
    // Services come from components, which the runtime starts and stops.
    @Override
    List<String> violations(Bundle bundle) {
      return bundle.clauses("Bundle-Activator");
    }
  },

  PLUGINS_AND_BACKENDS_DO_NOT_MEET {
    @Override
    List<String> violations(Bundle bundle) {
      boolean concerned =
          bundle.name().startsWith("org.fascicle.plugin.")
              || bundle.name().startsWith("org.fascicle.backend.");
      return !concerned
          ? List.of()
          : matching(
              bundle.packages("Import-Package"),
              imported ->
                  imported.startsWith("org.fascicle.")
                      && !imported.matches("org\\.fascicle\\.(api|spi|specs)(\\..*)?")
                      && !imported.startsWith(bundle.name()));
    }
  },

  BACKENDS_EXPORT_NOTHING {
    // No class of a backend is named elsewhere, so nothing holds it when it leaves.
    @Override
    List<String> violations(Bundle bundle) {
      return bundle.name().startsWith("org.fascicle.backend.")
          ? bundle.clauses("Export-Package")
          : List.of();
    }
  },

  EXPORTS_HAVE_VERSIONS {
    @Override
    List<String> violations(Bundle bundle) {
      return matching(
          bundle.clauses("Export-Package"),
          clause -> !clause.matches(".*;version=\"?(?!0\\.0\\.0\\b)\\d.*"));
    }
  },

  NO_INTERNALS_EXPORTED {
    @Override
    List<String> violations(Bundle bundle) {
      return matching(
          bundle.packages("Export-Package"),
          name -> name.startsWith("org.fascicle.") && name.contains(".internal"));
    }
  },

  NAME_IS_THE_PACKAGE_ROOT {
    // The API holds the backends' interface too; the one jar holds the API.
    private static final Set<String> EXEMPT = Set.of("org.fascicle.api", "org.fascicle.embed");

    @Override
    List<String> violations(Bundle bundle) {
      List<String> packages = new ArrayList<>(bundle.packages("Private-Package"));
      packages.addAll(bundle.packages("Export-Package"));
      return EXEMPT.contains(bundle.name())
          ? List.of()
          : matching(
              packages,
              name ->
                  name.startsWith("org.fascicle.")
                      && !name.equals(bundle.name())
                      && !name.startsWith(bundle.name() + "."));
    }
  };

  abstract List<String> violations(Bundle bundle);

  private static List<String> matching(List<String> values, Predicate<String> wrong) {
    return values.stream().filter(wrong).toList();
  }
}
