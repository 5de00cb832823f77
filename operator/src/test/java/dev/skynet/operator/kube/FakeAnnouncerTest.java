package dev.skynet.operator.kube;

import dev.skynet.operator.kube.FakeAnnouncer.Announced;
import java.util.List;

class FakeAnnouncerTest extends AnnouncerContract {
  private final FakeAnnouncer announcer = new FakeAnnouncer();

  @Override
  protected Announcer announcer() {
    return announcer;
  }

  @Override
  protected String namespace() {
    return "shop";
  }

  @Override
  protected List<Announced> announced() {
    return announcer.announced();
  }
}
