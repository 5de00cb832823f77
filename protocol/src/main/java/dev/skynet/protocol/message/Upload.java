package dev.skynet.protocol.message;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.Sha256;

/**
 * Lets the lead write exactly the bytes that it reported with {@link Built}.
 *
 * @param id of this message
 * @param fleet whose
 * @param group whose
 * @param instance the receiver
 * @param ticket of the {@link Prepare}
 * @param digest of the bytes
 * @param put where they go
 */
public record Upload(
    String id,
    Fleet fleet,
    GroupName group,
    String instance,
    String ticket,
    Sha256 digest,
    PresignedPut put)
    implements ToAgent {}
