/**
 * Fascicle inside an ordinary program: {@link org.fascicle.embed.Fascicle#launch()} starts an OSGi
 * framework of its own and hands out the platform that runs in it.
 */
@Version("0.1.0")
package org.fascicle.embed;

import org.osgi.annotation.versioning.Version;
