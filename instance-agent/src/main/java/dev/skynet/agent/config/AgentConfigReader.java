package dev.skynet.agent.config;

import dev.skynet.agent.config.AgentConfig.Endpoints;
import dev.skynet.agent.config.AgentConfig.PulsePeriods;
import dev.skynet.agent.config.AgentConfig.Roots;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.names.InstanceId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads {@code agent.yml}. */
public final class AgentConfigReader {
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");

  /**
   * Reads the file.
   *
   * @throws InvalidConfig naming the file, and each setting with what is wrong with it
   */
  public AgentConfig read(Path file) throws InvalidConfig {
    try {
      return parse(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new InvalidConfig("does not exist; write it, or name another file").in(file);
    } catch (AccessDeniedException e) {
      throw new InvalidConfig("may not be read by this user; start the agent as root").in(file);
    } catch (CharacterCodingException e) {
      throw new InvalidConfig("is not UTF-8; write it anew").in(file);
    } catch (IOException e) {
      throw new InvalidConfig("cannot be read: " + e.getMessage() + "; name another file").in(file);
    } catch (InvalidConfig e) {
      throw e.in(file);
    }
  }

  /**
   * Reads the text of such a file.
   *
   * @throws InvalidConfig naming each setting that is wrong, and how
   */
  public AgentConfig parse(String text) throws InvalidConfig {
    Object root;
    try {
      root = new Load(LoadSettings.builder().build()).loadFromString(text);
    } catch (YamlEngineException e) {
      throw new InvalidConfig("is not YAML: " + oneLine(String.valueOf(e.getMessage())));
    }
    if (!(root instanceof Map<?, ?> map)) {
      throw new InvalidConfig("must be a mapping of settings");
    }
    return config(new Settings(map));
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", ", ");
  }

  private static AgentConfig config(Settings settings) throws InvalidConfig {
    var fleet = settings.required("fleet", Fleet::new);
    var group = settings.required("group", GroupName::parse);
    var region = settings.required("region", text -> matching(text, REGION, "an AWS region"));
    var instance = settings.required("instance", InstanceId::checked);
    var bucket =
        settings.required("bucket", text -> matching(text, BUCKET, "the name of an S3 bucket"));
    var endpoints = endpoints(settings.section("endpoints"));
    var roots = roots(settings.section("roots"));
    var builds = settings.optional("unsandboxedBuilds", Settings::yesOrNo);
    var pulse = pulse(settings.section("pulse"));
    var env = settings.section("env").variables();
    settings.done();
    if (!settings.problems().isEmpty()) {
      throw new InvalidConfig(settings.problems());
    }
    return new AgentConfig(
        fleet.orElseThrow(),
        group.orElseThrow(),
        region.orElseThrow(),
        instance.orElseThrow(),
        bucket.orElseThrow(),
        endpoints,
        roots,
        builds.orElse(false),
        pulse,
        env);
  }

  private static Endpoints endpoints(Settings settings) {
    var endpoints =
        new Endpoints(
            settings.optional("sqs", AgentConfigReader::endpoint),
            settings.optional("s3", AgentConfigReader::endpoint));
    settings.done();
    return endpoints;
  }

  private static Roots roots(Settings settings) {
    var roots =
        new Roots(
            settings
                .optional("state", AgentConfigReader::absolute)
                .orElse(Path.of("/var/lib/skynet")),
            settings.optional("srv", AgentConfigReader::absolute).orElse(Path.of("/srv/skynet")));
    settings.done();
    return roots;
  }

  private static PulsePeriods pulse(Settings settings) {
    var pulse =
        new PulsePeriods(
            settings.optional("idle", Settings::duration).orElse(Duration.ofSeconds(300)),
            settings.optional("turn", Settings::duration).orElse(Duration.ofSeconds(20)));
    settings.done();
    return pulse;
  }

  private static URI endpoint(String text) {
    URI uri = URI.create(text);
    if (uri.getHost() == null
        || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
      throw new IllegalArgumentException("'" + text + "' must be a http or https URL with a host");
    }
    return uri;
  }

  private static Path absolute(String text) {
    Path path = Path.of(text);
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException("'" + text + "' must be an absolute path");
    }
    return path.normalize();
  }

  private static String matching(String text, Pattern pattern, String what) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not " + what);
    }
    return text;
  }
}
