// SPDX-License-Identifier: Apache-2.0
/** Vectors of sentences by which they are compared and found. */
package org.pixellm.tasks.head.vector;
