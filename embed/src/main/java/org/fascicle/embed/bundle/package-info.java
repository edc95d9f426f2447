/** What a host learns of the bundles it runs: how they stand, and why one failed. */
@Version("0.1.0")
package org.fascicle.embed.bundle;

import org.osgi.annotation.versioning.Version;
