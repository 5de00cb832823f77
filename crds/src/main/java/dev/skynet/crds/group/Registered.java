package dev.skynet.crds.group;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Members that report by themselves.
 *
 * @param senders whose messages are believed
 * @param forgetAfter a member silent for so long is gone; default 24h
 */
public record Registered(List<Sender> senders, @Nullable String forgetAfter) {}
