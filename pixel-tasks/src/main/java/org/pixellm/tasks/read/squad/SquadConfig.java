// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.squad;

import org.pixellm.plugins.Help;

/**
 * How questions are read.
 *
 * @param mendOffsets whether an answer that does not stand where it should is looked for
 */
public record SquadConfig(
    @Help(
            "an answer that does not stand at its offset is read where it stands nearest, and"
                + " counted; false: it is an error")
        boolean mendOffsets) {}
