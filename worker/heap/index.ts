// The heap room's door: columns → graph with sizes, names and sources.

export { beginHeap, buildHeap, classify, inferShapes, type BuildOptions, type HeapDraft, type HeapPhase } from './build.ts';
export {
  adoptGroundwork, aliveNodes, constructorName, dominatorTree, droppedEdges, edgeName, findOrdinalById, firstRetainersOf, groundwork, idOrder, isEngineNode, isPlumbing, kindsOf, namedEdge,
  nodeName, retainersOf, sourceOf, sourceOfEdge, viaOf, type Groundwork,
} from './access.ts';
export { isEngineClass } from './classes.ts';
export { checkCancelled, HeapError, type CancelSignal, type HeapErrorCode } from './errors.ts';
export { isContextName, KIND, type Kind } from './kinds.ts';
export { memory, type Memory } from './memory.ts';
export { runtimeOf } from './runtime.ts';
export { heapTransferables, slim } from './slim.ts';
export { shapeName } from './shapes.ts';
export { SYSTEM_DISTANCE, UNREACHED } from './distances.ts';
export { VIA_ELEMENT, VIA_INDIRECT, VIA_SEVERAL } from './via.ts';
export { textOf } from './text.ts';
export { NO_CLASS } from './types.ts';
export type * from './types.ts';
