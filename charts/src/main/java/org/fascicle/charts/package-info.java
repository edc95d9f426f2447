/**
 * Pictures for people who train models: curves and paths over surfaces; filters, feature maps,
 * weights, confusion matrices and graphs of models, as PNG and SVG files.
 */
@Version("0.1.0")
package org.fascicle.charts;

import org.osgi.annotation.versioning.Version;
