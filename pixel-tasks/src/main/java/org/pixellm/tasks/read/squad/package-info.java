// SPDX-License-Identifier: Apache-2.0
/** Questions in SQuAD's JSON format. */
package org.pixellm.tasks.read.squad;
