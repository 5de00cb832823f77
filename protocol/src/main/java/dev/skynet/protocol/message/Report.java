package dev.skynet.protocol.message;

/** An event, from an agent to the reports queue; none may be lost and none counts twice. */
public sealed interface Report extends FromAgent
    permits Hello,
        Joined,
        Accepted,
        Built,
        Uploaded,
        Staged,
        Succeeded,
        Failed,
        Reverted,
        Cancelled,
        Refused,
        Leaving {}
