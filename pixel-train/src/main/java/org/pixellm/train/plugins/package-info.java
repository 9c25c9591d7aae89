// SPDX-License-Identifier: Apache-2.0
/**
 * Finds plug-ins: factories named in {@code META-INF/services}, and those that a user binds in a
 * Guice module.
 */
package org.pixellm.train.plugins;
