/**
 * The one door of the platform: it knows paths, upstreams, sessions and limits, and nothing of what the platform is for.
 *
 * <p>A request passes {@link de.willkommen.gateway.Door}: it gets a number ({@code trace}), its path is checked and
 * looked up ({@code routing}), forged browser requests and bodies that are too large stop ({@code guard}), whoever asks
 * is recognised ({@code signin}) and counted ({@code limit}), and what is left is handed to an instance of the upstream
 * ({@code relay}, {@code upstream}). Everything the gateway refuses itself is a problem answer ({@code problem}).
 */
@NullMarked
package de.willkommen.gateway;

import org.jspecify.annotations.NullMarked;
