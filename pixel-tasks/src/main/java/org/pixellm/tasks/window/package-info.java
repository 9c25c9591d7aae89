// SPDX-License-Identifier: Apache-2.0
/**
 * Inputs that are longer than a model reads at once: cut into overlapping windows, of whose
 * predictions each word gets the one that has seen most around it, or truncated as the original
 * does.
 */
package org.pixellm.tasks.window;
