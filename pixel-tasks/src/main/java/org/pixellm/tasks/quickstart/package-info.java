// SPDX-License-Identifier: Apache-2.0
/** The first thing to run: a small model, trained in minutes on texts that are part of the jar. */
package org.pixellm.tasks.quickstart;
