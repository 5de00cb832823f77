package dev.skynet.crds;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.fabric8.kubernetes.client.CustomResource;

@AnalyzeClasses(packages = "dev.skynet.crds", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
  private static final DescribedPredicate<JavaClass> ANNOTATIONS_AND_JSON =
      resideInAnyPackage(
          "dev.skynet.crds..",
          "java..",
          "org.jspecify..",
          "com.fasterxml.jackson..",
          "io.fabric8.generator.annotation",
          "io.fabric8.crd.generator.annotation",
          "io.fabric8.kubernetes.api.model",
          "io.fabric8.kubernetes.model.annotation");

  /** No AWS, no operator, no wire, and of the Kubernetes client the base class alone. */
  @ArchTest
  static final ArchRule KNOWS_ONLY_ANNOTATIONS_AND_JSON =
      classes()
          .should()
          .onlyDependOnClassesThat(ANNOTATIONS_AND_JSON.or(equivalentTo(CustomResource.class)));

  @ArchTest
  static final ArchRule KINDS_DO_NOT_GO_IN_CIRCLES =
      slices().matching("dev.skynet.crds.(*)..").should().beFreeOfCycles();
}
