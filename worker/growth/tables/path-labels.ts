// Labels of the path tree that are no names of the program; the message catalog explains them.

/** What stands for any element, entry or key. */
export const ANY = '[]';
/** Before the name that the nearest holder has for an object which several places under its parent hold. */
export const INDIRECT = '…';
/** The same when no holder has a name for it. */
export const SEVERAL = '(several)';
/** V8's own bytes under a node. */
export const ENGINE = '(engine)';
/** The root's name. */
export const ROOT = '(GC roots)';
