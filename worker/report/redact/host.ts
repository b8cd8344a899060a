// The placeholder of a host, apart from the other rules: a fleet needs it and nothing else of redaction.

import { sha256 } from '@noble/hashes/sha2.js';

/**
 * The placeholder of a host: equal in every report of that host, unlike all others, so that a fleet can still be counted
 * by its instances. Twelve hexadecimal digits: two of 100,000 hosts share one in 1 of 56,000 fleets. Who can guess the name can confirm it.
 */
export function hostPlaceholder(raw: string): string {
  const hash = sha256(new TextEncoder().encode(`heapdelta.host/1\n${raw}`)).subarray(0, 6);
  return `«host-${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}»`;
}

/** Whether a name of an instance is such a placeholder already. */
export const isHostPlaceholder = (text: string): boolean => /^«host-[0-9a-f]{12}»$/.test(text);
