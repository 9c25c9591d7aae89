// SPDX-License-Identifier: Apache-2.0
/** Models for a task: an encoder and a head, in memory and in a directory. */
package org.pixellm.tasks.model;
