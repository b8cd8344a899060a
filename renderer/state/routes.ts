// Every view has an address in the hash, so that back, forward, reload and links work. Parsing never fails:
// what is not understood is the start.

import type {
  ConstructorSortColumn,
  FindQuery,
  GroupKind,
  KeptBy,
  PathQuery,
  SearchKind,
} from '../../worker/engine/api.ts';

export type ObjectTab = 'fields' | 'retainers' | 'dominated';
/** Last value and growth of everything, or one measure in every snapshot. */
export type ConstructorMeasure = 'all' | 'count' | 'shallow' | 'retained';
/** What the height of a box in the picture says. */
export type PictureMeasure = 'growth' | 'size';
/** Which objects the constructor table is of: all, what one kind of holder alone keeps, or what has no constructor. */
export type ConstructorsOf = 'all' | KeptBy | GroupKind;
export type ObjectSort = FindQuery['sort']['by'];
export type PathSort = PathQuery['sort']['by'];

export type Route =
  | { readonly view: 'start' }
  | { readonly view: 'findings'; readonly rank: number | null }
  | {
      readonly view: 'constructors';
      readonly filter: string;
      readonly sort: ConstructorSortColumn;
      readonly descending: boolean;
      readonly open: string | null;
      readonly show: ConstructorMeasure;
      readonly of: ConstructorsOf;
    }
  | {
      readonly view: 'paths';
      readonly as: 'tree' | 'picture';
      readonly by: PictureMeasure;
      readonly at: string;
      readonly filter: string;
      readonly sort: PathSort;
      readonly descending: boolean;
    }
  | { readonly view: 'object'; readonly snapshot: number; readonly objectId: number; readonly tab: ObjectTab }
  | {
      readonly view: 'objects';
      /** A query in words; '' before one was asked. */
      readonly text: string;
      readonly snapshot: number | null;
      readonly sort: ObjectSort;
      readonly descending: boolean;
    }
  | { readonly view: 'snapshots' }
  | {
      readonly view: 'search';
      readonly text: string;
      readonly kinds: readonly SearchKind[];
      readonly snapshot: number | null;
    }
  | { readonly view: 'capture' }
  | { readonly view: 'live' };

export type ViewName = Route['view'];
/** The route of one view. */
export type RouteOf<V extends ViewName> = Extract<Route, { readonly view: V }>;

export const CONSTRUCTOR_SORTS: readonly ConstructorSortColumn[] = [
  'name',
  'count',
  'countGrowth',
  'shallow',
  'shallowGrowth',
  'retained',
  'retainedGrowth',
  'added',
  'removed',
  'survived',
  'distance',
];
export const PATH_SORTS: readonly PathSort[] = ['bytes', 'bytesGrowth', 'count', 'countGrowth', 'name'];
export const SEARCH_KINDS: readonly SearchKind[] = ['constructor', 'property', 'string', 'object'];
export const CONSTRUCTOR_MEASURES: readonly ConstructorMeasure[] = ['all', 'count', 'shallow', 'retained'];
export const CONSTRUCTORS_OF: readonly ConstructorsOf[] = [
  'all',
  'detached-dom',
  'event-handlers',
  'closures',
  'console',
  'unread-variables',
  'same-strings',
];
export const OBJECT_SORTS: readonly ObjectSort[] = ['retained', 'shallow', 'distance', 'id'];
export const OBJECT_TABS: readonly ObjectTab[] = ['fields', 'retainers', 'dominated'];

export const START: Route = { view: 'start' };
export const FINDINGS: Route = { view: 'findings', rank: null };
export const CONSTRUCTORS: RouteOf<'constructors'> = {
  view: 'constructors',
  filter: '',
  sort: 'retainedGrowth',
  descending: true,
  open: null,
  show: 'all',
  of: 'all',
};
export const PATHS: RouteOf<'paths'> = {
  view: 'paths',
  as: 'tree',
  by: 'growth',
  at: '',
  filter: '',
  sort: 'bytesGrowth',
  descending: true,
};
export const OBJECTS: RouteOf<'objects'> = {
  view: 'objects',
  text: '',
  snapshot: null,
  sort: 'retained',
  descending: true,
};
export const SEARCH: RouteOf<'search'> = { view: 'search', text: '', kinds: SEARCH_KINDS, snapshot: null };

function oneOf<T extends string>(allowed: readonly T[], value: string | null, otherwise: T): T {
  return allowed.find((a) => a === value) ?? otherwise;
}

/** A non-negative safe integer, or null. */
function whole(text: string | undefined): number | null {
  if (text === undefined || !/^\d{1,15}$/.test(text)) return null;
  return Number(text);
}

/** The route of a hash (`#/findings/2?…`); the start when it is not understood. */
export function parseRoute(hash: string): Route {
  const text = hash.replace(/^#\/?/, '');
  const question = text.indexOf('?');
  const segments = (question < 0 ? text : text.slice(0, question)).split('/');
  const query = new URLSearchParams(question < 0 ? '' : text.slice(question + 1));
  switch (segments[0]) {
    case 'findings':
      return { view: 'findings', rank: whole(segments[1]) };
    case 'constructors':
      return {
        view: 'constructors',
        filter: query.get('q') ?? '',
        sort: oneOf(CONSTRUCTOR_SORTS, query.get('sort'), 'retainedGrowth'),
        descending: query.get('up') === null,
        open: query.get('open'),
        show: oneOf(CONSTRUCTOR_MEASURES, query.get('show'), 'all'),
        of: oneOf(CONSTRUCTORS_OF, query.get('of'), 'all'),
      };
    case 'paths':
      return {
        view: 'paths',
        as: query.get('as') === 'picture' ? 'picture' : 'tree',
        by: query.get('by') === 'size' ? 'size' : 'growth',
        at: query.get('at') ?? '',
        filter: query.get('q') ?? '',
        sort: oneOf(PATH_SORTS, query.get('sort'), 'bytesGrowth'),
        descending: query.get('up') === null,
      };
    case 'object': {
      const snapshot = whole(segments[1]);
      const objectId = whole(segments[2]);
      if (snapshot === null || objectId === null) return START;
      return { view: 'object', snapshot, objectId, tab: oneOf(OBJECT_TABS, query.get('tab'), 'fields') };
    }
    case 'objects':
      return {
        view: 'objects',
        text: query.get('q') ?? '',
        snapshot: whole(query.get('s') ?? undefined),
        sort: oneOf(OBJECT_SORTS, query.get('sort'), 'retained'),
        descending: query.get('up') === null,
      };
    case 'snapshots':
      return { view: 'snapshots' };
    case 'search': {
      const kinds = (query.get('in') ?? '').split(',');
      const known = SEARCH_KINDS.filter((k) => kinds.includes(k));
      return {
        view: 'search',
        text: query.get('q') ?? '',
        kinds: known.length === 0 ? SEARCH_KINDS : known,
        snapshot: whole(query.get('s') ?? undefined),
      };
    }
    case 'capture':
      return { view: 'capture' };
    case 'live':
      return { view: 'live' };
    default:
      return START;
  }
}

function withQuery(path: string, entries: readonly (readonly [string, string | null])[]): string {
  const query = new URLSearchParams();
  for (const [key, value] of entries) if (value !== null && value !== '') query.set(key, value);
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The hash of a route; defaults are left out, so that addresses stay short. */
export function formatRoute(route: Route): string {
  switch (route.view) {
    case 'start':
      return '#/';
    case 'findings':
      return route.rank === null ? '#/findings' : `#/findings/${route.rank}`;
    case 'constructors':
      return withQuery('#/constructors', [
        ['q', route.filter],
        ['sort', route.sort === 'retainedGrowth' ? null : route.sort],
        ['up', route.descending ? null : '1'],
        ['open', route.open],
        ['show', route.show === 'all' ? null : route.show],
        ['of', route.of === 'all' ? null : route.of],
      ]);
    case 'paths':
      return withQuery('#/paths', [
        ['as', route.as === 'tree' ? null : 'picture'],
        ['by', route.by === 'growth' ? null : 'size'],
        ['at', route.at],
        ['q', route.filter],
        ['sort', route.sort === 'bytesGrowth' ? null : route.sort],
        ['up', route.descending ? null : '1'],
      ]);
    case 'object':
      return withQuery(`#/object/${route.snapshot}/${route.objectId}`, [
        ['tab', route.tab === 'fields' ? null : route.tab],
      ]);
    case 'objects':
      return withQuery('#/objects', [
        ['q', route.text],
        ['s', route.snapshot === null ? null : String(route.snapshot)],
        ['sort', route.sort === 'retained' ? null : route.sort],
        ['up', route.descending ? null : '1'],
      ]);
    case 'snapshots':
      return '#/snapshots';
    case 'search':
      return withQuery('#/search', [
        ['q', route.text],
        ['in', route.kinds.length === SEARCH_KINDS.length ? null : route.kinds.join(',')],
        ['s', route.snapshot === null ? null : String(route.snapshot)],
      ]);
    case 'capture':
      return '#/capture';
    case 'live':
      return '#/live';
  }
}

/** True for views that show something without an open series. */
export function standsAlone(route: Route): boolean {
  return route.view === 'start' || route.view === 'capture' || route.view === 'live';
}
