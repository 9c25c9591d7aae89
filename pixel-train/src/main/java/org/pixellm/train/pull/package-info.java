// SPDX-License-Identifier: Apache-2.0
/**
 * Fetching a model's files from a hub as Hugging Face's, over HTTP. Nothing else in the framework
 * uses the network.
 */
package org.pixellm.train.pull;
