// SPDX-License-Identifier: Apache-2.0
/** What several task heads are made of: label sets, losses, dropout, means over patches. */
package org.pixellm.tasks.head.part;
