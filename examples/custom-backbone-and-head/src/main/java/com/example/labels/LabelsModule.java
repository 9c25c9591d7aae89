// SPDX-License-Identifier: Apache-2.0
package com.example.labels;

import com.example.labels.backbone.DilatedConvolutionFactory;
import com.example.labels.task.LabelListReaderFactory;
import com.example.labels.task.MultiLabelF1Factory;
import com.example.labels.task.MultiLabelHeadFactory;
import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import org.pixellm.plugins.PluginFactory;
import org.pixellm.train.plugins.PluginTypes;

/**
 * Adds this project's plug-ins to pixel's: what a {@code META-INF/services} file does for a jar.
 */
public final class LabelsModule extends AbstractModule {

  @Override
  protected void configure() {
    add(PluginTypes.BACKBONE, new DilatedConvolutionFactory());
    add(PluginTypes.TASK_HEAD, new MultiLabelHeadFactory());
    add(PluginTypes.DATASET_READER, new LabelListReaderFactory());
    add(PluginTypes.METRIC, new MultiLabelF1Factory());
  }

  private <F extends PluginFactory<?>> void add(TypeLiteral<F> kind, F factory) {
    MapBinder.newMapBinder(binder(), PluginTypes.NAME, kind)
        .addBinding(factory.name())
        .toInstance(factory);
  }
}
