// SPDX-License-Identifier: Apache-2.0
/** Making a saved model into another that means the same. */
package org.pixellm.train.convert;
