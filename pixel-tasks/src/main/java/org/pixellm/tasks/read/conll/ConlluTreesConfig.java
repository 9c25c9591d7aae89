// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.conll;

import org.pixellm.plugins.Help;

/**
 * How trees are read from CoNLL-U.
 *
 * @param subtypes whether relations keep what follows the colon
 */
public record ConlluTreesConfig(
    @Help("keeps subtypes of relations (nsubj:pass); false cuts them off, as PIXEL does")
        boolean subtypes) {}
