package dev.skynet.local;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.skynet.local.demo.DemoMain;
import dev.skynet.local.demo.Forge;
import dev.skynet.local.kube.ControlPlane;
import dev.skynet.local.kubelet.Kubelet;
import dev.skynet.local.process.ChildProcess;
import dev.skynet.local.stack.LocalStack;
import dev.skynet.protocol.ModuleWall;
import dev.skynet.protocol.TimeWall;

@AnalyzeClasses(packages = "dev.skynet.local", importOptions = DoNotIncludeTests.class)
class LocalArchitectureTest {
  @ArchTest
  static final ArchRule KNOWS_ALL_THAT_IT_STARTS =
      ModuleWall.around(
          "dev.skynet.local..",
          "dev.skynet.crds..",
          "dev.skynet.protocol..",
          "dev.skynet.operator..",
          "dev.skynet.agent..");

  /**
   * The main, those who start a part and hand it the clock, whoever waits for a process of the
   * machine, and whoever makes deliveries and measures their answer.
   */
  @ArchTest
  static final ArchRule ONLY_WHO_STARTS_THINGS_KNOWS_WHAT_TIME_IT_IS =
      TimeWall.around(
          DemoMain.class,
          Forge.class,
          LocalStack.class,
          ControlPlane.class,
          Kubelet.class,
          ChildProcess.class);

  @ArchTest
  static final ArchRule PACKAGES_DEPEND_ONE_WAY =
      slices().matching("dev.skynet.local.(*)..").should().beFreeOfCycles();
}
