// The shipped JSON Schemas and the laws a schema cannot say, for tests: every report we produce passes both.

import { Ajv2020 } from 'ajv/dist/2020.js';
import briefSchema from '../brief.schema.json' with { type: 'json' };
import fleetSchema from '../fleet/fleet.schema.json' with { type: 'json' };
import proofSchema from '../proof.schema.json' with { type: 'json' };
import reportSchema from '../report.schema.json' with { type: 'json' };
import inspectSchema from '../inspect.schema.json' with { type: 'json' };
import { reportLaws } from '../laws.ts';
import type { Report } from '../types.ts';

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strict: true });
const matchesReport = ajv.compile(reportSchema);
const matchesInspect = ajv.compile(inspectSchema);
const matchesFleet = ajv.compile(fleetSchema);
const matchesBrief = ajv.compile(briefSchema);
const matchesProof = ajv.compile(proofSchema);

/** What is wrong with `value` as heapdelta.report/1: schema errors as `/path: message`, then broken laws; empty when right. */
export function validateReport(value: unknown): readonly string[] {
  if (!matchesReport(value))
    return (matchesReport.errors ?? []).map((e) => `${e.instancePath || '/'}: ${e.message ?? e.keyword}`);
  return reportLaws(value as unknown as Report);
}

/** The same for heapdelta.inspect/1. */
export function validateInspect(value: unknown): readonly string[] {
  return matchesInspect(value)
    ? []
    : (matchesInspect.errors ?? []).map((e) => `${e.instancePath || '/'}: ${e.message ?? e.keyword}`);
}

/** The same for heapdelta.brief/1. */
export function validateBrief(value: unknown): readonly string[] {
  return matchesBrief(value)
    ? []
    : (matchesBrief.errors ?? []).map((e) => `${e.instancePath || '/'}: ${e.message ?? e.keyword}`);
}

/** The same for heapdelta.fleet/1. */
export function validateFleet(value: unknown): readonly string[] {
  return matchesFleet(value)
    ? []
    : (matchesFleet.errors ?? []).map((e) => `${e.instancePath || '/'}: ${e.message ?? e.keyword}`);
}

/** The same for heapdelta.proof/1. */
export function validateProof(value: unknown): readonly string[] {
  return matchesProof(value)
    ? []
    : (matchesProof.errors ?? []).map((e) => `${e.instancePath || '/'}: ${e.message ?? e.keyword}`);
}
