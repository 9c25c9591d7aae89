// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import java.util.Optional;
import org.pixellm.train.config.RunConfig;

/**
 * What a configuration of pretraining means.
 *
 * @param config the same with every plug-in's settings written out
 * @param parent the model to go on from, if there is one
 * @param drawsAsModel whether text is drawn as for that model, nothing changed
 */
record ResolvedRun(RunConfig config, Optional<ParentModel> parent, boolean drawsAsModel) {}
