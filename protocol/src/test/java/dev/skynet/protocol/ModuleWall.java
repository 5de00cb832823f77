package dev.skynet.protocol;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** Modules depend one way; what Maven keeps apart today a dependency of tomorrow would join. */
public final class ModuleWall {
  private static final String ALL = "dev.skynet..";

  private ModuleWall() {}

  /**
   * Of this product the classes use their own module and those named, and no other.
   *
   * @param own package of the module, as {@code dev.skynet.operator..}
   * @param allowed packages of the modules that it may use
   */
  public static ArchRule around(String own, String... allowed) {
    return noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(
            resideInAPackage(ALL)
                .and(not(resideInAPackage(own)))
                .and(not(resideInAnyPackage(allowed))))
        .because("modules depend one way");
  }
}
