// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.place;

/** The configuration of attacks that have none. */
public record NoSettings() {}
