// Names in sentences stand between ticks: `sessions`. Where there is markup they are set as code instead.

const TICKED = /`([^`]+)`/;

/** The sentence as it stands where there is no markup: titles, labels, other programs. */
export function withoutTicks(text: string): string {
  return text.replaceAll(new RegExp(TICKED, 'g'), '$1');
}

/** The sentence in pieces, prose and names by turns: every second piece stood between two ticks. */
export function splitTicks(text: string): readonly string[] {
  return text.split(TICKED);
}
