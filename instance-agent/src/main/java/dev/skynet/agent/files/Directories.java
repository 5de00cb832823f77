package dev.skynet.agent.files;

import dev.skynet.protocol.release.Sha256;
import java.nio.file.Path;

/**
 * Where everything lies.
 *
 * @param state what the agent must remember; only root reads it
 * @param srv releases and what is needed to make them
 */
public record Directories(Path state, Path srv) {
  /** Held by the one agent that runs. */
  public Path lock() {
    return state.resolve("agent.lock");
  }

  /** Whose state this is, and how often the agent has started. */
  public Path identity() {
    return state.resolve("identity.json");
  }

  /** What the host runs. */
  public Path stateFile() {
    return state.resolve("state.json");
  }

  /** Space that is given up when the disk is full, so that the way back can be journalled. */
  public Path reserve() {
    return state.resolve("reserve");
  }

  /** The release that is to be staged. */
  public Path stage() {
    return state.resolve("stage.json");
  }

  /** Reports that SQS does not have yet. */
  public Path outbox() {
    return state.resolve("outbox");
  }

  /** One folder a ticket. */
  public Path tickets() {
    return state.resolve("tickets");
  }

  /** Journalled processes and output of the services. */
  public Path services() {
    return state.resolve("services");
  }

  /** Packed sources and artifacts, by digest. */
  public Path cache() {
    return srv.resolve("cache");
  }

  /** The packed bytes with this digest. */
  public Path cached(Sha256 digest) {
    return cache().resolve(digest + ".tar.gz");
  }

  /** Where sources are built. */
  public Path builds() {
    return srv.resolve("builds");
  }

  /** Releases that are being unpacked. */
  public Path staging() {
    return srv.resolve("staging");
  }

  /** Whole releases. */
  public Path releases() {
    return srv.resolve("releases");
  }

  /** The directory of a release. */
  public Path release(String id) {
    return releases().resolve(id);
  }

  /** What is being deleted. */
  public Path trash() {
    return srv.resolve("trash");
  }

  /** The link to the release that runs. */
  public Path current() {
    return srv.resolve("current");
  }

  /** The pre-made link to the release to come. */
  public Path next() {
    return srv.resolve("next");
  }

  /** The pre-made link to the release to return to. */
  public Path undo() {
    return srv.resolve("undo");
  }

  /** Stands from the line to the end of a turn; names the ticket and the way back. */
  public Path uncommitted() {
    return srv.resolve("uncommitted");
  }
}
