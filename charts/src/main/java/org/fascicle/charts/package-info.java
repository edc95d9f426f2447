/** Pictures for people who train models: curves, and paths over surfaces, as PNG files. */
@Version("0.1.0")
package org.fascicle.charts;

import org.osgi.annotation.versioning.Version;
