package dev.skynet.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.skynet.crds.common.Reason;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.message.RefusalReason;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The closed list of reasons holds none that nobody will ever read. */
class ReasonsTest {
  @Test
  void eachIsGivenBySomethingOrReportedByAnAgent() {
    // given
    JavaClasses main =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ReasonsTest.class.getPackageName());
    // when
    Stream<String> given =
        main.stream()
            .flatMap(type -> type.getFieldAccessesFromSelf().stream())
            .filter(access -> access.getTargetOwner().isEquivalentTo(Reason.class))
            .map(access -> access.getTarget().getName());
    Stream<String> reported =
        Stream.of(FailureReason.values(), RefusalReason.values())
            .flatMap(Arrays::stream)
            .map(Enum::name);
    Set<String> reached = Stream.concat(given, reported).collect(Collectors.toSet());
    // then
    assertThat(Reason.values()).extracting(Reason::name).allMatch(reached::contains);
  }
}
