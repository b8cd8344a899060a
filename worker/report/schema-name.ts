// Apart, so that the description of the report and the types written from it do not wait for each other.

/** Stands in every report as `schema`; another number would be another contract. */
export const REPORT_SCHEMA = 'heapdelta.report/1';
