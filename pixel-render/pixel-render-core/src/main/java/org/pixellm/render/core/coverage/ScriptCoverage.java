// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.coverage;

/**
 * How much of a script could be drawn.
 *
 * @param script its English name, as Unicode has it: {@code Latin}, {@code Han}, {@code Common}
 * @param characters code points of the script that were drawn or should have been
 * @param missing how many of them no font could draw
 */
public record ScriptCoverage(String script, long characters, long missing) {}
