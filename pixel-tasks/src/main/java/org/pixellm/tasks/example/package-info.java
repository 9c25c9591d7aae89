// SPDX-License-Identifier: Apache-2.0
/** Examples of the tasks with their labels, and the set of labels of a task. */
package org.pixellm.tasks.example;
