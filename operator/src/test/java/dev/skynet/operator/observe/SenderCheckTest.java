package dev.skynet.operator.observe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skynet.crds.group.GitSpec;
import dev.skynet.crds.group.InstanceGroupSpec;
import dev.skynet.crds.group.Members;
import dev.skynet.crds.group.Registered;
import dev.skynet.crds.group.Sender;
import dev.skynet.crds.group.SourceSpec;
import dev.skynet.protocol.GoldenFile;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is believed, as a table: nobody but whom the group lists, letter for letter. */
class SenderCheckTest {
  private static final String SESSION = "AROAWEBROLEID:i-0abc";
  private static final String ROLE = "AROAJOBROLEID";
  private static final String USER = "AIDAUSERID";

  /** As SQS says it, and all that is only like it. */
  private static final List<String> SENDERS =
      List.of(
          SESSION,
          ROLE,
          USER,
          // the beginning or more of one that is listed
          "AROAWEBROLEID:i-0ab",
          "AROAWEBROLEID:i-0abcd",
          "AIDAUSERI",
          "AIDAUSERIDX",
          // in other letters, or with a space
          "aroawebroleid:i-0abc",
          "AROAWEBROLEID:I-0ABC",
          " AIDAUSERID",
          "AIDAUSERID\n",
          // the role of a listed session without one, and another session of it
          "AROAWEBROLEID",
          "AROAWEBROLEID:",
          "AROAWEBROLEID:i-0def",
          // a session of a role that is listed alone
          "AROAJOBROLEID:i-0abc",
          // whoever may choose a session's name chooses one that is listed
          "AROAOTHERROLE:i-0abc",
          "AROAOTHERROLE:AIDAUSERID",
          "AROAOTHERROLE:AROAJOBROLEID",
          "AROAOTHERROLE:AROAWEBROLEID:i-0abc",
          // names all that are listed
          "AROAWEBROLEID:i-0abc,AROAJOBROLEID,AIDAUSERID",
          "*",
          "");

  @Test
  void onlyWhoIsListedIsBelieved() throws IOException {
    // when
    ArrayNode table = new ObjectMapper().createArrayNode();
    for (String sender : SENDERS) {
      row(table, List.of(SESSION, ROLE, USER), sender);
    }
    // a group that lists nobody, and one without registered members
    for (String sender : List.of(SESSION, "")) {
      row(table, List.of(), sender);
      row(table, null, sender);
    }
    // then
    GoldenFile.named("senders").matches(table.toString());
  }

  private static void row(ArrayNode table, @Nullable List<String> listed, String sender) {
    ObjectNode row = table.addObject();
    if (listed == null) {
      row.putNull("senders");
    } else {
      ArrayNode senders = row.putArray("senders");
      listed.forEach(senders::add);
    }
    row.put("senderId", sender);
    row.put("believed", SenderCheck.believes(spec(listed), sender));
  }

  private static InstanceGroupSpec spec(@Nullable List<String> listed) {
    Registered registered =
        listed == null ? null : new Registered(listed.stream().map(Sender::new).toList(), "24h");
    return new InstanceGroupSpec(
        new Members(registered),
        new SourceSpec(new GitSpec("file:///repo", "main", List.of(), List.of(), null)),
        null);
  }
}
