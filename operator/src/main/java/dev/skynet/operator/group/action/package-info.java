/** What a plan asks for, as data: messages to members, long jobs, events; nothing here acts. */
@NullMarked
package dev.skynet.operator.group.action;

import org.jspecify.annotations.NullMarked;
