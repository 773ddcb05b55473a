package org.connectorsdk.http;

/** A wire type of several kinds of answers, of which one has an id: it tells whether that is missing (see {@link JobInLocation}). */
public interface MayLackId {

    /** {@return whether the answer says neither which job was started nor what became of it} */
    boolean lacksId();
}
