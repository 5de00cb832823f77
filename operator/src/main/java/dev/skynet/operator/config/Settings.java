package dev.skynet.operator.config;

import java.util.Map;
import java.util.Optional;

/**
 * Reads variables. An empty one counts as not set: that is how a chart leaves one out. Every method
 * throws {@link BadSettingException} for a value that cannot be used.
 */
final class Settings {
  private final Map<String, String> environment;

  Settings(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** One that must be there, or has a default. */
  <T> T get(Setting<T> setting) {
    return find(setting)
        .orElseThrow(
            () ->
                new BadSettingException(
                    setting.name(), "is not set; set it to " + setting.meaning()));
  }

  /** One that may be missing. */
  <T> Optional<T> find(Setting<T> setting) {
    return text(setting).map(text -> parsed(setting, text));
  }

  private Optional<String> text(Setting<?> setting) {
    Optional<String> set =
        Optional.ofNullable(environment.get(setting.name()))
            .map(String::strip)
            .filter(text -> !text.isEmpty());
    return setting.need() instanceof Setting.Need.Otherwise(String otherwise)
        ? set.or(() -> Optional.of(otherwise))
        : set;
  }

  private static <T> T parsed(Setting<T> setting, String text) {
    try {
      return setting.kind().parser().apply(text);
    } catch (NumberFormatException e) {
      throw new BadSettingException(setting.name(), "'" + text + "' is not a number");
    } catch (IllegalArgumentException e) {
      throw new BadSettingException(setting.name(), String.valueOf(e.getMessage()));
    }
  }
}
