// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

/** The configuration of a metric that has nothing to configure. */
public record NoSettings() {}
