/** Which paths of a tree concern a group; pure, shared by webhook bridge and git source. */
@NullMarked
package dev.skynet.operator.paths;

import org.jspecify.annotations.NullMarked;
