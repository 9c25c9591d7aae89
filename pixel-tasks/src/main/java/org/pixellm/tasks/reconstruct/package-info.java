// SPDX-License-Identifier: Apache-2.0
/** Pictures of what a model restores. */
package org.pixellm.tasks.reconstruct;
