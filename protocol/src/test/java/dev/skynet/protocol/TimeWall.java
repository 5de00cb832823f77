package dev.skynet.protocol;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Whoever asks for the time, waits or makes ids cannot be told apart by a test: only mains may. */
public final class TimeWall {
  private TimeWall() {}

  /**
   * No class asks for the time, sleeps or makes a random id.
   *
   * @param mains but these, and the classes within them
   */
  public static ArchRule around(Class<?>... mains) {
    return noClasses()
        .that(new Outside(mains))
        .should()
        .callMethodWhere(calls("sleep", Thread.class))
        .orShould()
        .callMethodWhere(calls("now", Instant.class))
        .orShould()
        .callMethodWhere(calls("system.*", Clock.class))
        .orShould()
        .callMethodWhere(calls("system", InstantSource.class))
        .orShould()
        .callMethodWhere(calls("randomUUID", UUID.class))
        .orShould()
        .callMethodWhere(calls("nanoTime|currentTimeMillis", System.class));
  }

  private static DescribedPredicate<JavaCall<?>> calls(String name, Class<?> of) {
    return target(nameMatching(name)).and(target(owner(assignableTo(of))));
  }

  private static final class Outside extends DescribedPredicate<JavaClass> {
    private final Class<?>[] mains;

    Outside(Class<?>... mains) {
      super("are no mains");
      this.mains = mains.clone();
    }

    @Override
    public boolean test(JavaClass type) {
      for (Class<?> main : mains) {
        String name = main.getName();
        if (type.getName().equals(name) || type.getName().startsWith(name + "$")) {
          return false;
        }
      }
      return true;
    }
  }
}
