package dev.skynet.protocol.message;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.Platform;
import dev.skynet.protocol.release.Sha256;

/**
 * The lead has built and packed; asks for {@link Upload}.
 *
 * @param id of this message: {@code <instance>-<boot>-<seq>}
 * @param fleet whose
 * @param group whose
 * @param instance the sender
 * @param boot how often this agent has started, from 1
 * @param seq grows with every report of this instance, over restarts too
 * @param ticket of the {@link Prepare}
 * @param digest of the packed bytes
 * @param size of the packed file, bytes
 * @param unpackedSize sum of its files, bytes
 * @param files number of entries
 * @param platform of the host
 */
public record Built(
    String id,
    Fleet fleet,
    GroupName group,
    String instance,
    long boot,
    long seq,
    String ticket,
    Sha256 digest,
    long size,
    long unpackedSize,
    int files,
    Platform platform)
    implements Report {}
