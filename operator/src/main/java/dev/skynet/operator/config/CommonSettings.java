package dev.skynet.operator.config;

import static dev.skynet.operator.config.Setting.otherwise;

import java.util.List;

/** What operator and bridge read alike. */
final class CommonSettings {
  static final Setting<List<String>> NAMESPACES =
      otherwise(
          "SKYNET_NAMESPACES",
          Kind.LABELS,
          "",
          "the namespaces whose objects are looked after; empty: all");
  static final Setting<String> BIND =
      otherwise("SKYNET_BIND", Kind.ADDRESS, "0.0.0.0", "the address that every port listens on");

  private CommonSettings() {}
}
