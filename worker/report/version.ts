/** Version of the program: stands in every report and on every page it makes. */
export const TOOL_VERSION = '0.1.0';
