/** A layer of somebody else: an activation whose shape is learned. */
package com.example.swish;
