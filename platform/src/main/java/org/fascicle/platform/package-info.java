/**
 * The core: dispatcher, autodiff, models, training loop, registries, persistence, swap protocol.
 * What is exported here serves launchers, conformance kits and tests; applications and plugins use
 * {@code org.fascicle.api}.
 */
@Version("0.1.0")
package org.fascicle.platform;

import org.osgi.annotation.versioning.Version;
