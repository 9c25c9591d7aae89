// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.text;

/** SIB-200 has no settings. */
public record Sib200Config() {}
