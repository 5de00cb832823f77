package dev.skynet.operator.config;

/**
 * Where one server of a process listens, and which variables say so.
 *
 * @param address an IP address, from {@code SKYNET_BIND}
 * @param port 0 lets the system choose one
 * @param portSetting name of the variable that the port comes from
 */
public record Endpoint(String address, int port, String portSetting) {
  /**
   * Nobody can listen on the address, whatever the port.
   *
   * @param why the system's own words
   */
  public BadSettingException addressRefused(String why) {
    return new BadSettingException(
        CommonSettings.BIND.name(),
        "'%s' cannot be listened on (%s); set it to an address of this host, or leave it out: %s means all of them"
            .formatted(address, why, "0.0.0.0"));
  }

  /**
   * The address is good and the port is not.
   *
   * @param why the system's own words
   */
  public BadSettingException portRefused(String why) {
    return new BadSettingException(
        portSetting,
        "port %d of %s cannot be listened on (%s); set it to a free port over 1023, or end what uses this one"
            .formatted(port, address, why));
  }
}
