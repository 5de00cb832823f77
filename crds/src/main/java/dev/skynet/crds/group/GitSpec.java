package dev.skynet.crds.group;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A git repository and what of it concerns the group.
 *
 * @param url https; http and file only where the operator allows them
 * @param branch pushes to it make rollouts; default main
 * @param paths globs; a push that touches none of them is ignored; empty: all
 * @param allowedRefs further branches whose commits may be rolled out by hand
 * @param secretRef username, password and ca.crt for the repository
 */
public record GitSpec(
    String url,
    @Nullable String branch,
    @Nullable List<String> paths,
    @Nullable List<String> allowedRefs,
    @Nullable SecretRef secretRef) {}
