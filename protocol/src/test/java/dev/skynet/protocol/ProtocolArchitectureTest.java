package dev.skynet.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.skynet.protocol",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ProtocolArchitectureTest {
  @ArchTest
  static final ArchRule knowsNoOutsideSystem =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "software.amazon..",
              "com.amazonaws..",
              "io.fabric8..",
              "io.javaoperatorsdk..",
              "org.eclipse.jgit..");

  @ArchTest static final ArchRule standsBelowAllOthers = ModuleWall.around("dev.skynet.protocol..");

  @ArchTest
  static final ArchRule doesNoInputOrOutput =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.net.http..", "java.nio.channels..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.io\\.File.*|java\\.lang\\.Process.*|java\\.net\\.Socket");

  @ArchTest static final ArchRule asksForNoTimeAndMakesNoIds = TimeWall.around();

  @ArchTest
  static final ArchRule namesAndReleasesStandBelowMessages =
      noClasses()
          .that()
          .resideInAnyPackage("dev.skynet.protocol.names..", "dev.skynet.protocol.release..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.skynet.protocol.message..", "dev.skynet.protocol.bundle..");

  @ArchTest
  static final ArchRule onlyTheBundleReadsYaml =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.skynet.protocol.bundle..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.snakeyaml..");
}
