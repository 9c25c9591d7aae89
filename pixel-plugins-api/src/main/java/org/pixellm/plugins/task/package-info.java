// SPDX-License-Identifier: Apache-2.0
/** Downstream tasks: heads, metrics and attacks on text. */
package org.pixellm.plugins.task;
