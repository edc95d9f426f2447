package org.fascicle.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.lang.ref.Cleaner;
import java.nio.Buffer;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;

/** The rules of the architecture, each with its reason. */
final class Rules {
  private static final String[] API = {"org.fascicle.api..", "org.fascicle.spi.."};
  private static final String[] SEES_PLATFORM = {
    "org.fascicle.platform..",
    "org.fascicle.embed..",
    "org.fascicle.distribution..",
    "org.fascicle.tck..",
    "org.fascicle.it..",
    "org.fascicle.examples..",
    "org.fascicle.benchmarks.."
  };

  /** Types whose only use in a static field is to change. */
  private static final List<Class<?>> CHANGING =
      List.of(
          java.util.AbstractCollection.class,
          java.util.AbstractMap.class,
          java.util.concurrent.ConcurrentMap.class,
          java.util.concurrent.atomic.AtomicInteger.class,
          java.util.concurrent.atomic.AtomicLong.class,
          java.util.concurrent.atomic.AtomicBoolean.class,
          java.util.concurrent.atomic.AtomicReference.class,
          java.util.concurrent.atomic.LongAdder.class,
          java.util.Random.class,
          ThreadLocal.class,
          Thread.class,
          Cleaner.class,
          Executor.class,
          Lock.class,
          Buffer.class);

  private Rules() {}

  static final ArchRule API_STANDS_ALONE =
      classes()
          .that()
          .resideInAnyPackage(API)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "org.osgi.annotation..", "org.fascicle.api..", "org.fascicle.spi..")
          .because("plugins compile against it, and whatever it needs they need");

  static final ArchRule SPECS_SEE_THE_API_ALONE =
      classes()
          .that()
          .resideInAPackage("org.fascicle.specs..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "org.osgi.annotation..", "org.fascicle.api..", "org.fascicle.specs..")
          .because("builders hold no behaviour");

  static final ArchRule PLATFORM_IS_HIDDEN =
      noClasses()
          .that(are(resideOutsideOfPackages(SEES_PLATFORM)))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.fascicle.platform..")
          .because("plugins and backends work against the API alone");

  static final ArchRule BUNDLES_DO_NOT_MEET =
      slices()
          .matching("org.fascicle.(plugin|backend).(*)..")
          .namingSlices("$1-$2")
          .should()
          .notDependOnEachOther()
          .because("each of them is stopped, updated and removed alone");

  static final ArchRule NO_CONTEXT_CLASS_LOADER =
      noClasses()
          .should()
          .callMethod(Thread.class, "getContextClassLoader")
          .orShould()
          .callMethod(Thread.class, "setContextClassLoader", ClassLoader.class)
          .because("it belongs to the host");

  static final ArchRule NO_SERVICE_LOADER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ServiceLoader.class)
          .because("services come from the registry, which notices when they leave");

  static final ArchRule STATIC_FIELDS_ARE_FINAL =
      fields()
          .that()
          .areStatic()
          .should()
          .beFinal()
          .because("state belongs to objects of the platform; two launches must not meet")
          .allowEmptyShould(true);

  static final ArchRule STATIC_FIELDS_DO_NOT_CHANGE =
      fields()
          .that()
          .areStatic()
          .and(are(notMadeByTheCompiler()))
          .should()
          .notHaveRawType(anyOf(CHANGING))
          .because("a final field that holds something changing is a variable in disguise");

  static final ArchRule FRAMEWORK_IS_HIDDEN =
      noClasses()
          .that(
              are(
                  resideOutsideOfPackages(
                      "org.fascicle.platform..", "org.fascicle.embed..", "org.fascicle.it..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.osgi.framework..")
          .because("components declare what they need; only the platform looks further");

  static final ArchRule NO_STANDARD_STREAMS =
      noClasses()
          .that(are(resideOutsideOfPackages("org.fascicle.distribution..")))
          .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
          .because("a host's output is the host's; messages go to System.Logger");

  static final ArchRule NO_OTHER_LOGGING =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.logging..")
          .because("System.Logger goes where the host's logging goes");

  static final ArchRule NO_GENERIC_EXCEPTIONS =
      noClasses()
          .should(GeneralCodingRules.THROW_GENERIC_EXCEPTIONS)
          .because("whoever catches must be able to tell what went wrong");

  static final ArchRule NO_CYCLES =
      slices()
          .assignedFrom(new PackageSlices())
          .should()
          .beFreeOfCycles()
          .because("a package that needs its users cannot be read, tested or replaced alone");

  static final ArchRule EXCEPTIONS_ARE_OURS =
      classes()
          .that(are(assignableTo(RuntimeException.class)))
          .should()
          .beAssignableTo("org.fascicle.api.exception.FascicleException")
          .because("one catch clause covers what Fascicle reports on purpose");

  private static DescribedPredicate<JavaField> notMadeByTheCompiler() {
    return describe(
        "not made by the compiler",
        field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC));
  }

  private static DescribedPredicate<JavaClass> anyOf(List<Class<?>> types) {
    return describe(
        "a type that exists to change",
        type -> types.stream().anyMatch(changing -> type.isAssignableTo(changing)));
  }
}
