package dev.skynet.operator.group.plan;

import dev.skynet.operator.group.Member;
import dev.skynet.protocol.release.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A member of a scene: unless told otherwise it has just answered the roll call and runs a. */
final class SceneMember {
  private final String id;
  private @Nullable String runs = "a";
  private @Nullable Duration heard = Duration.ZERO;
  private @Nullable Duration called = Duration.ZERO;
  private @Nullable String answered = "";
  private @Nullable Duration joined;
  private @Nullable String busy;
  private @Nullable Duration gone;
  private Set<String> staged = Set.of();
  private Platform platform = SimAgent.PLATFORM;

  SceneMember(String id) {
    this.id = id;
  }

  /** The release of this digit; null: nothing. */
  SceneMember runs(@Nullable String digit) {
    runs = digit;
    return this;
  }

  /** Its last word is so old. */
  SceneMember heard(Duration ago) {
    heard = ago;
    return this;
  }

  /** It was first called so long ago, and has not said a word in this reign. */
  SceneMember unheard(Duration calledAgo) {
    called = calledAgo;
    heard = null;
    answered = null;
    return this;
  }

  /** It was first called so long ago and has answered only another call. */
  SceneMember deaf(Duration calledAgo) {
    called = calledAgo;
    answered = "another";
    joined = calledAgo.plusSeconds(1);
    return this;
  }

  /** It was first called so long ago, and has answered another call since, so long ago. */
  SceneMember answeredAnother(Duration calledAgo, Duration ago) {
    called = calledAgo;
    answered = "another";
    joined = ago;
    return this;
  }

  /** It was never sent the call that holds, and has answered the one before. */
  SceneMember notCalled() {
    called = null;
    answered = "another";
    return this;
  }

  SceneMember answersNow() {
    heard = Duration.ZERO;
    answered = "";
    joined = null;
    return this;
  }

  SceneMember busy(String ticket) {
    busy = ticket;
    return this;
  }

  SceneMember gone(Duration ago) {
    gone = ago;
    return this;
  }

  SceneMember staged(String digit) {
    staged = Set.of(Scene.release(digit).id());
    return this;
  }

  SceneMember platform(String arch) {
    platform = new Platform("linux", arch);
    return this;
  }

  Member toMember(String rollCall, Map<String, Instant> firstSent) {
    if (called != null) {
      firstSent.put(Messages.rollCallKey(id, rollCall), Scene.NOW.minus(called));
    }
    Optional<Instant> seen = Optional.ofNullable(heard).map(Scene.NOW::minus);
    Instant at = joined == null ? seen.orElse(Scene.NOW) : Scene.NOW.minus(joined);
    Optional<Member.Joined> word =
        Optional.ofNullable(answered)
            .map(to -> new Member.Joined(to.isEmpty() ? rollCall : to, at));
    return new Member(
        id,
        word.map(j -> platform),
        word.flatMap(j -> Optional.ofNullable(runs)).map(d -> Scene.release(d).running()),
        word,
        seen,
        0,
        staged,
        Optional.empty(),
        Optional.ofNullable(busy),
        Optional.ofNullable(gone).map(Scene.NOW::minus));
  }
}
