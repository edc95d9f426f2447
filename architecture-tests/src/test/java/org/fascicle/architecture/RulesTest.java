package org.fascicle.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.fascicle.architecture.fixture.Broken;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The modules keep the rules, and each rule sees the fault it is there for. */
class RulesTest {
  private static JavaClasses modules;

  @BeforeAll
  static void importModules() {
    modules = Code.ofTheModules();
  }

  @Test
  void everyModuleIsLookedAt() {
    assertThat(modules.stream().map(type -> type.getPackageName()).distinct())
        .contains("org.fascicle.api", "org.fascicle.specs", "org.fascicle.embed")
        .noneMatch(name -> name.startsWith("org.fascicle.architecture"));
  }

  static Stream<Arguments> rules() {
    return Stream.of(
            Rules.API_STANDS_ALONE,
            Rules.SPECS_SEE_THE_API_ALONE,
            Rules.PLATFORM_IS_HIDDEN,
            Rules.BUNDLES_DO_NOT_MEET,
            Rules.FRAMEWORK_IS_HIDDEN,
            Rules.NO_CYCLES,
            Rules.NO_CONTEXT_CLASS_LOADER,
            Rules.NO_SERVICE_LOADER,
            Rules.STATIC_FIELDS_ARE_FINAL,
            Rules.STATIC_FIELDS_DO_NOT_CHANGE,
            Rules.NO_STANDARD_STREAMS,
            Rules.NO_OTHER_LOGGING,
            Rules.NO_GENERIC_EXCEPTIONS,
            Rules.EXCEPTIONS_ARE_OURS)
        .map(rule -> Arguments.of(named(rule.getDescription(), rule)));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void modulesKeepTheRule(ArchRule rule) {
    assertThat(rule.allowEmptyShould(true).evaluate(modules).getFailureReport().getDetails())
        .isEmpty();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(Rules.FRAMEWORK_IS_HIDDEN, Broken.UsesBundleContext.class),
        Arguments.of(Rules.NO_CONTEXT_CLASS_LOADER, Broken.ReadsContextClassLoader.class),
        Arguments.of(Rules.NO_CONTEXT_CLASS_LOADER, Broken.SetsContextClassLoader.class),
        Arguments.of(Rules.NO_SERVICE_LOADER, Broken.LoadsServices.class),
        Arguments.of(Rules.STATIC_FIELDS_ARE_FINAL, Broken.HasVariable.class),
        Arguments.of(Rules.STATIC_FIELDS_DO_NOT_CHANGE, Broken.HasCounter.class),
        Arguments.of(Rules.STATIC_FIELDS_DO_NOT_CHANGE, Broken.HasMap.class),
        Arguments.of(Rules.NO_STANDARD_STREAMS, Broken.Prints.class),
        Arguments.of(Rules.NO_STANDARD_STREAMS, Broken.PrintsTrace.class),
        Arguments.of(Rules.NO_OTHER_LOGGING, Broken.LogsElsewhere.class),
        Arguments.of(Rules.NO_GENERIC_EXCEPTIONS, Broken.ThrowsAnything.class),
        Arguments.of(Rules.EXCEPTIONS_ARE_OURS, Broken.OwnException.class));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void ruleSeesTheFault(ArchRule rule, Class<?> fault) {
    assertThat(rule.evaluate(Code.of(fault)).hasViolation()).isTrue();
  }
}
