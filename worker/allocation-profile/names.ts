// Which files are sampling heap profiles, by their names: snapshots lie beside them.

/** Whether a file is a sampling heap profile by its name: V8's, or pprof's. */
export const isAllocationProfile = (file: string): boolean =>
  /\.(?:heapprofile|pprof|pprof\.gz|pb|pb\.gz)$/i.test(file);
