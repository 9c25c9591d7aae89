// SPDX-License-Identifier: Apache-2.0
/** What readers of JSON share. */
package org.pixellm.tasks.read.json;
