/** A fleet of connections on Temporal, with everything that it needs in one process. */
package com.example.fleet;
