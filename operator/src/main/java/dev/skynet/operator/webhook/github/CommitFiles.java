package dev.skynet.operator.webhook.github;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.skynet.operator.paths.PathFilter;
import dev.skynet.operator.webhook.push.ChangedFiles;
import java.io.IOException;
import java.util.Set;

/**
 * The files that the commits of a payload list. They are read from its bytes again for each filter
 * and never kept: as objects the paths of a large push take ten times the memory of its body.
 */
final class CommitFiles implements ChangedFiles {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> LISTS = Set.of("added", "modified", "removed");

  private final byte[] body;
  private final int commits;
  private final int mostFiles;

  /** What is done with what is found; answers whether to go on. */
  private interface Visitor {
    boolean commit();

    boolean file(String path);
  }

  private CommitFiles(byte[] body, Counter counter) {
    this.body = body;
    this.commits = counter.commits;
    this.mostFiles = counter.mostFiles;
  }

  /**
   * Looks through all of them once.
   *
   * @param body a JSON object
   * @throws UnreadablePayloadException if the commits have not GitHub's shape
   */
  static CommitFiles of(byte[] body) throws UnreadablePayloadException {
    Counter counter = new Counter();
    walk(body, counter);
    return new CommitFiles(body, counter);
  }

  /** How many commits are listed. */
  int commits() {
    return commits;
  }

  /** How many files the commit has that lists the most. */
  int mostFiles() {
    return mostFiles;
  }

  @Override
  public boolean touch(PathFilter paths) {
    Finder finder = new Finder(paths);
    try {
      walk(body, finder);
    } catch (UnreadablePayloadException e) {
      throw new IllegalStateException("it was readable before", e);
    }
    return finder.found;
  }

  private static void walk(byte[] body, Visitor visitor) throws UnreadablePayloadException {
    try (JsonParser parser = JSON.createParser(body)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isCommits = parser.currentName().equals("commits");
        parser.nextToken();
        if (!isCommits) {
          parser.skipChildren();
        } else if (!commits(parser, visitor)) {
          return;
        }
      }
    } catch (IOException e) {
      throw new UnreadablePayloadException("the commits cannot be read");
    }
  }

  private static boolean commits(JsonParser parser, Visitor visitor)
      throws IOException, UnreadablePayloadException {
    if (!isThere(parser, JsonToken.START_ARRAY, "commits is not a list")) {
      return true;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (isThere(parser, JsonToken.START_OBJECT, "commits holds what is no commit")
          && !(visitor.commit() && commit(parser, visitor))) {
        return false;
      }
    }
    return true;
  }

  private static boolean commit(JsonParser parser, Visitor visitor)
      throws IOException, UnreadablePayloadException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (!LISTS.contains(name)) {
        parser.skipChildren();
      } else if (!files(parser, visitor, name)) {
        return false;
      }
    }
    return true;
  }

  private static boolean files(JsonParser parser, Visitor visitor, String name)
      throws IOException, UnreadablePayloadException {
    if (!isThere(parser, JsonToken.START_ARRAY, name + " of a commit is not a list")) {
      return true;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (isThere(parser, JsonToken.VALUE_STRING, name + " of a commit holds what is no path")
          && !visitor.file(parser.getText())) {
        return false;
      }
    }
    return true;
  }

  /** False for null, which forges write for nothing. */
  private static boolean isThere(JsonParser parser, JsonToken expected, String otherwise)
      throws UnreadablePayloadException {
    if (parser.currentToken() == expected) {
      return true;
    }
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return false;
    }
    throw new UnreadablePayloadException(otherwise);
  }

  private static final class Counter implements Visitor {
    private int commits;
    private int mostFiles;
    private int files;

    @Override
    public boolean commit() {
      commits++;
      files = 0;
      return true;
    }

    @Override
    public boolean file(String path) {
      files++;
      mostFiles = Math.max(mostFiles, files);
      return true;
    }
  }

  private static final class Finder implements Visitor {
    private final PathFilter paths;
    private boolean found;

    Finder(PathFilter paths) {
      this.paths = paths;
    }

    @Override
    public boolean commit() {
      return true;
    }

    @Override
    public boolean file(String path) {
      found = paths.matches(path);
      return !found;
    }
  }
}
