// What can go wrong between us and a running program, as a code; the sentence for it is `errors.capture-…` in worker/messages.

/** Codes of this room. Each has `errors.<code>.what` and `errors.<code>.todo` in the catalog. */
export type CaptureCode =
  | 'capture-no-process'
  | 'capture-not-allowed'
  | 'capture-not-node'
  | 'capture-other-namespace'
  | 'capture-port-taken'
  | 'capture-no-inspector'
  | 'capture-wrong-process'
  | 'capture-no-answer'
  | 'capture-nothing-to-take'
  | 'capture-several'
  | 'capture-target-died'
  | 'capture-connection-lost'
  | 'capture-program-ended'
  | 'capture-cut'
  | 'capture-would-die'
  | 'capture-no-disk'
  | 'capture-http'
  | 'capture-tool'
  | 'capture-not-v8'
  | 'capture-work-failed'
  | 'capture-exists'
  | 'capture-protocol';

/** @property params what goes into the sentence */
export class CaptureError extends Error {
  readonly code: CaptureCode;
  readonly params: Readonly<Record<string, string | number>>;
  constructor(code: CaptureCode, params: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'CaptureError';
    this.code = code;
    this.params = params;
  }
}

/** Thrown where the user stopped the capture; not an error of anything. */
export class CaptureStopped extends Error {
  constructor() {
    super('stopped');
    this.name = 'CaptureStopped';
  }
}
