package dev.skynet.operator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.skynet.operator.webhook.WebhookMain;
import dev.skynet.protocol.ModuleWall;
import dev.skynet.protocol.TimeWall;
import io.fabric8.kubernetes.api.model.IntOrString;

@AnalyzeClasses(packages = "dev.skynet.operator", importOptions = DoNotIncludeTests.class)
class OperatorArchitectureTest {
  private static final String ROOT = "dev.skynet.operator";

  /** No client of Kubernetes or AWS, no clock, no thread, no log: observation in, plan out. */
  @ArchTest
  static final ArchRule THE_PLANNER_IS_PURE =
      classes()
          .that()
          .resideInAPackage(ROOT + ".group..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "java.lang..",
                      "java.time..",
                      "java.util..",
                      "java.nio.charset..",
                      "org.jspecify..",
                      "dev.skynet.crds..",
                      "dev.skynet.protocol..",
                      ROOT + ".group..")
                  .or(equivalentTo(Timings.class))
                  .or(equivalentTo(IntOrString.class)));

  @ArchTest
  static final ArchRule KNOWS_THE_KINDS_AND_THE_WIRE =
      ModuleWall.around(ROOT + "..", "dev.skynet.crds..", "dev.skynet.protocol..");

  @ArchTest
  static final ArchRule ONLY_ITS_ADAPTERS_KNOW_AWS =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT, ROOT + ".aws..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..");

  @ArchTest
  static final ArchRule ONLY_ITS_ADAPTERS_TALK_TO_KUBERNETES =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              ROOT, ROOT + ".kube..", ROOT + ".leader..", ROOT + ".watch..", ROOT + ".webhook.kube")
          .and()
          .areNotAssignableTo(WebhookMain.class)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.fabric8.kubernetes.client..", "io.javaoperatorsdk.."));

  @ArchTest
  static final ArchRule ONLY_ITS_ADAPTER_KNOWS_GIT =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".git..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.jgit..");

  @ArchTest
  static final ArchRule ONLY_SERVERS_KNOW_HTTP =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".http..", ROOT + ".webhook")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.helidon..");

  /** Its process has rights of its own; what it does not have it cannot use by mistake. */
  @ArchTest
  static final ArchRule THE_BRIDGE_KNOWS_NOTHING_OF_ROLLING_OUT =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".webhook..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(ROOT + "..")
                  .and(
                      not(
                          resideInAnyPackage(
                              ROOT + ".webhook..",
                              ROOT + ".config..",
                              ROOT + ".http..",
                              ROOT + ".kube..",
                              ROOT + ".paths.."))));

  @ArchTest
  static final ArchRule ONLY_THE_MAINS_KNOW_WHAT_TIME_IT_IS_AND_MAKE_IDS =
      TimeWall.around(OperatorMain.class, WebhookMain.class);

  @ArchTest
  static final ArchRule PACKAGES_DEPEND_ONE_WAY =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();
}
