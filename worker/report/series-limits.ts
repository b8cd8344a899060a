// How long a name of a service, an instance or a release may be. Apart, so that who only writes a report does not wait
// for the reader's checks.

/** Characters; Kubernetes allows 253 for a name. */
export const MAX_SERIES_NAME = 300;
