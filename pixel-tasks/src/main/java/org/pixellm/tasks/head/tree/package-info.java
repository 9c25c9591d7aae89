// SPDX-License-Identifier: Apache-2.0
/** From scores of single arcs to the heads of a sentence: free, a tree, or a projective tree. */
package org.pixellm.tasks.head.tree;
