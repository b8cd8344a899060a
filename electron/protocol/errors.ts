// What can be refused or go wrong at the door, as codes. The sentence for people is in the catalog, keyed by code.

/** Code → HTTP status. */
export const STATUS = {
  'bad-method': 405,
  'bad-host': 421,
  'bad-path': 400,
  'bad-order': 400,
  'not-found': 404,
  'unknown-id': 404,
  'file-gone': 410,
  'file-shrunk': 409,
  'file-unreadable': 403,
  'asset-unreadable': 500,
  internal: 500,
} as const satisfies Record<string, number>;

export type ProtocolErrorCode = keyof typeof STATUS;

/** Thrown by file access and by streams that break; `code` picks status and sentence. Carries no path. */
export class ProtocolError extends Error {
  readonly code: ProtocolErrorCode;

  constructor(code: ProtocolErrorCode, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'ProtocolError';
    this.code = code;
  }
}

/** The code behind anything thrown; what is not ours is `internal`. */
export function codeOf(error: unknown): ProtocolErrorCode {
  return error instanceof ProtocolError ? error.code : 'internal';
}
