/**
 * What a backend implements: storage and kernels. The numbered rules are in {@code
 * docs/backend-rules.md}; the conformance kit in module {@code tck} checks them.
 */
@Version("0.1.0")
package org.fascicle.spi.backend;

import org.osgi.annotation.versioning.Version;
