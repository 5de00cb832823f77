package dev.skynet.local.demo;

import dev.skynet.local.kube.KubeBinariesMissing;
import dev.skynet.local.stack.LocalStack;
import java.time.Duration;
import java.util.List;

/** {@code make demo}: exit code 0 when the whole story went as told. */
public final class DemoMain {
  private DemoMain() {}

  /** Runs the demo; {@code --keep} leaves the system running until Ctrl-C. */
  public static void main(String[] args) {
    boolean keep = List.of(args).contains("--keep");
    var screen = Screen.ofTerminal();
    long begun = System.nanoTime();
    try {
      screen.say("Starting etcd, kube-apiserver, SQS, S3 and a git server (usually 5 to 10 s)");
      try (LocalStack stack = LocalStack.start(screen::say)) {
        var story = new Story(stack, screen);
        story.tell();
        screen.figure("whole demo", Duration.ofNanos(System.nanoTime() - begun));
        screen.summary();
        if (keep) {
          story.keep();
        }
      }
      screen.say("Everything is stopped; no process and no file is left.");
    } catch (StoryFailed | KubeBinariesMissing e) {
      screen.say("The demo failed: " + e.getMessage());
      System.exit(1);
    } catch (RuntimeException e) {
      screen.say("The demo failed: " + new Mishap(e).kept());
      System.exit(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      System.exit(130);
    }
  }
}
