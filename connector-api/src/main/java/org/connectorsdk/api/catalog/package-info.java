/**
 * The data of a connection: schemas, tables, columns. A {@link org.connectorsdk.api.catalog.Catalog} holds all of
 * it; a {@link org.connectorsdk.api.catalog.CatalogVisitor} sees it table by table in flat memory.
 */
@NullMarked
package org.connectorsdk.api.catalog;

import org.jspecify.annotations.NullMarked;
