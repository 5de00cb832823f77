package dev.skynet.agent;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.skynet.agent.files.DurableFiles;
import dev.skynet.protocol.ModuleWall;
import dev.skynet.protocol.TimeWall;
import java.nio.channels.FileChannel;
import java.nio.file.Files;

@AnalyzeClasses(packages = "dev.skynet.agent", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule ONE_CLASS_RENAMES_AND_SYNCHRONISES =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(DurableFiles.class.getName())
          .should()
          .callMethodWhere(
              target(nameMatching("move")).and(target(owner(assignableTo(Files.class)))))
          .orShould()
          .callMethodWhere(
              target(nameMatching("force")).and(target(owner(assignableTo(FileChannel.class)))))
          .orShould()
          .callMethodWhere(
              target(nameMatching("renameTo"))
                  .and(target(owner(assignableTo(java.io.File.class)))));

  @ArchTest
  static final ArchRule ONLY_MAIN_KNOWS_WHAT_TIME_IT_IS_AND_MAKES_IDS =
      TimeWall.around(AgentMain.class);

  @ArchTest
  static final ArchRule ONLY_THE_ADAPTERS_KNOW_AWS =
      noClasses()
          .that()
          .resideOutsideOfPackage("..agent.aws..")
          .and()
          .areNotAssignableFrom(AgentMain.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..");

  @ArchTest
  static final ArchRule NOTHING_HEAVY_COMES_ALONG =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.netty..",
              "org.apache.http..",
              "org.apache.hc..",
              "org.eclipse.jgit..",
              "io.fabric8..",
              "io.javaoperatorsdk..");

  @ArchTest
  static final ArchRule KNOWS_THE_WIRE_ALONE =
      ModuleWall.around("dev.skynet.agent..", "dev.skynet.protocol..");

  @ArchTest
  static final ArchRule PACKAGES_DEPEND_ONE_WAY =
      slices().matching("dev.skynet.agent.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_THE_WIRING_KNOWS_THE_WHOLE =
      noClasses()
          .that()
          .resideInAPackage("dev.skynet.agent.*")
          .should()
          .dependOnClassesThat(
              new com.tngtech.archunit.base.DescribedPredicate<JavaClass>("are the wiring") {
                @Override
                public boolean test(JavaClass type) {
                  return type.getPackageName().equals("dev.skynet.agent");
                }
              });
}
