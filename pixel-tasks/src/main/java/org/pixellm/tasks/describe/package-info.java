// SPDX-License-Identifier: Apache-2.0
/** What a model directory says of itself. */
package org.pixellm.tasks.describe;
