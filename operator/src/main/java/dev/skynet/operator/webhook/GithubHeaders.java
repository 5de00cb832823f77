package dev.skynet.operator.webhook;

import java.util.Optional;

/**
 * What a delivery says of itself, nothing of it believed yet.
 *
 * @param event the header {@code X-GitHub-Event}
 * @param delivery the header {@code X-GitHub-Delivery}
 * @param signature the header {@code X-Hub-Signature-256}
 */
public record GithubHeaders(
    Optional<String> event, Optional<String> delivery, Optional<String> signature) {}
