// Of the package these sources are: reports say by which version they were made.

import { version } from '../../package.json';

export const TOOL_VERSION: string = version;
