/// Handlers: the versions stored as attestations, their inline metadata, and the router that picks one.
@NullMarked
package dev.ixion.handler;

import org.jspecify.annotations.NullMarked;
