// SPDX-License-Identifier: Apache-2.0
/**
 * Models between this framework and other programs: folders of the hub in, folders for others out.
 */
package org.pixellm.train.exchange;
