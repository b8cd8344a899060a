// The heap room's door: columns → graph with sizes, names and sources.

export {
  buildHeap,
  classify,
  inferShapes,
  labelNodes,
  measure,
  claimedRetainers,
  prepareHeap,
  type BuildOptions,
  type HeapDraft,
  type Labelling,
  type Measured,
  type MeasureWish,
} from './build.ts';
export {
  aliveNodes,
  constructorName,
  dominatorTree,
  droppedEdges,
  edgeCountOf,
  edgeName,
  edgeRulesOf,
  engineBytesOf,
  findOrdinalById,
  FIRST_RETAINERS,
  firstRetainers,
  idOrder,
  kindsOf,
  nodeName,
  retainerIndexOf,
  retainersOf,
  retainersUpTo,
  shallowOf,
  shallowSizes,
  sourceOf,
  sourceOfEdge,
  viaOf,
} from './access.ts';
export { inSlices, inSlicesDown } from './chunks.ts';
export { checkCancelled, HeapError, type CancelSignal } from './errors.ts';
export { CONTEXT, ENGINE, isContextName, isStringType, KIND, KIND_OF, PLUMBING, PROXY, TYPE, typeOf } from './kinds.ts';
export { isDropped, type EdgeRules } from './ownership.ts';
export { NO_SIGNS, isSameProgram, programSigns, type ProgramSigns } from './program.ts';
export { retainedOfMergedRows } from './merged-rows.ts';
export { leastRows } from './rows.ts';
export { newestObjectId } from './newest-id.ts';
export { nextRetainer, NO_EDGE, retainerCost, type RetainerIndex } from './retainer-index.ts';
export { runtimeOf } from './runtime.ts';
export { adoptNames, namesOf, type Names } from './schema.ts';
export { heapTransferables, isWhole, slim } from './slim.ts';
export { Stack } from './stack.ts';
export { SYSTEM_DISTANCE, UNREACHED } from './distances.ts';
export { VIA_ELEMENT, VIA_INDIRECT, VIA_SEVERAL } from './via.ts';
export { sameText, textOf } from './text.ts';
export type * from './types.ts';
