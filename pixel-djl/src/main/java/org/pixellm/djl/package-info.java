// SPDX-License-Identifier: Apache-2.0
/**
 * Saved models by DJL's conventions. {@link org.pixellm.djl.PixelEngineProvider} names the engine
 * that reads model directories, {@link org.pixellm.djl.PixelTranslatorFactory} the types that
 * predictors are asked and answer in, {@link org.pixellm.djl.PixelZooProvider} a folder of models.
 */
package org.pixellm.djl;
