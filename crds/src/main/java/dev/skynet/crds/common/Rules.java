package dev.skynet.crds.common;

/**
 * The rules of the schema that several fields share, in CEL, with messages that say what to do.
 * They are checked by the API server; the bounds beside them keep their cost under its limit.
 */
public final class Rules {
  /** Longest name of a group: it stands in queue names, S3 keys and the names of Rollouts. */
  public static final int GROUP_NAME = 40;

  /** Longest name of a Rollout: a DNS label. */
  public static final int ROLLOUT_NAME = 63;

  /** Longest name of any object of the cluster. */
  public static final int OBJECT_NAME = 253;

  /** Longest name of a branch. */
  public static final int BRANCH = 200;

  /** Longest digest, revision or release id. */
  public static final int DIGEST = 128;

  /** Longest id of an instance; longest ticket id. */
  public static final int ID = 128;

  /** Longest S3 key (S3's own limit). */
  public static final int S3_KEY = 1024;

  /** Longest text of a duration, count or percentage, right or wrong. */
  public static final int SHORT = 16;

  /** Longest text by which a person or a system names itself. */
  public static final int WHO = 256;

  /**
   * Most rows and turns: {@value #MEMBERS} members, and some that went meanwhile. With more a
   * status of the longest texts would pass 256 KiB.
   */
  public static final int ROWS = 250;

  /** Most members of a group that this version looks after. */
  public static final int MEMBERS = 200;

  /** Longest message of a condition, bytes of UTF-8. */
  public static final int CONDITION_MESSAGE = 1024;

  /** Longest message of a row, bytes of UTF-8. */
  public static final int ROW_MESSAGE = 256;

  /** Longest tail of a log in a row, bytes of UTF-8. */
  public static final int LOG_TAIL = 2048;

  /** A duration of one unit, from 1s to a year. */
  public static final String DURATION =
      "self.matches('^[1-9][0-9]{0,4}[smh]$') && duration(self) <= duration('8760h')";

  public static final String DURATION_MESSAGE =
      "must be a whole number and one unit (s, m or h), like 30s, 10m or 1h, at most 8760h";

  /** At least one, or at least 1%. */
  public static final String AT_LEAST_ONE =
      "type(self) == int ? (self >= 1 && self <= 10000) :"
          + " self.matches('^([1-9][0-9]?|100)%$')";

  public static final String AT_LEAST_ONE_MESSAGE =
      "must be a count from 1 to 10000, like 2, or a percentage from 1% to 100%, like \"10%\"";

  /** None is allowed, as a count. */
  public static final String COUNT_OR_PERCENT =
      "type(self) == int ? (self >= 0 && self <= 10000) :"
          + " self.matches('^([1-9][0-9]?|100)%$')";

  public static final String COUNT_OR_PERCENT_MESSAGE =
      "must be a count from 0 to 10000, like 2, or a percentage from 1% to 100%, like \"10%\";"
          + " for none write 0";

  /** A full commit. */
  public static final String COMMIT = "self.matches('^[0-9a-f]{40}$')";

  public static final String COMMIT_MESSAGE =
      "must be a full commit of 40 lowercase hex digits: see git rev-parse";

  /** A name that git takes for a branch, without refs/heads/. */
  public static final String BRANCH_NAME =
      "self.matches('^[^-./ ~^:?*\\\\[\\\\\\\\][^ ~^:?*\\\\[\\\\\\\\]*$')"
          + " && !self.startsWith('refs/') && !self.contains('..') && !self.contains('//')"
          + " && !self.endsWith('/') && !self.endsWith('.') && !self.endsWith('.lock')";

  public static final String BRANCH_MESSAGE =
      "must be the name of a branch as git branch shows it, without refs/heads/";

  /** Every item is such a name. */
  public static final String BRANCH_NAMES =
      "self.all(b, b.matches('^[^-./ ~^:?*\\\\[\\\\\\\\][^ ~^:?*\\\\[\\\\\\\\]*$')"
          + " && !b.startsWith('refs/') && !b.contains('..') && !b.contains('//')"
          + " && !b.endsWith('/') && !b.endsWith('.') && !b.endsWith('.lock'))";

  public static final String BRANCHES_MESSAGE =
      "must be the names of branches as git branch shows them, without refs/heads/ and without *";

  /** A DNS label. */
  public static final String LABEL = "self.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')";

  private Rules() {}
}
