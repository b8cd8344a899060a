// Small line icons, drawn for this app; decoration only, the words beside them carry the meaning.

import type { ReactElement, ReactNode } from 'react';

function icon(body: ReactNode): () => ReactElement {
  return function Icon() {
    return (
      <svg
        className="icon"
        width="16"
        height="16"
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {body}
      </svg>
    );
  };
}

export const SearchIcon = icon(
  <>
    <circle cx="7" cy="7" r="4.5" />
    <path d="m10.5 10.5 3.5 3.5" />
  </>,
);
export const BackIcon = icon(<path d="M10 3 5 8l5 5" />);
export const ForwardIcon = icon(<path d="m6 3 5 5-5 5" />);
export const DownIcon = icon(<path d="m3.5 6 4.5 4.5L12.5 6" />);
export const UpIcon = icon(<path d="m3.5 10 4.5-4.5L12.5 10" />);
export const CloseIcon = icon(<path d="m4 4 8 8m0-8-8 8" />);
export const CutIcon = icon(
  <>
    <circle cx="4" cy="4.2" r="1.9" />
    <circle cx="4" cy="11.8" r="1.9" />
    <path d="M5.6 5.300 13.500 11M5.600 10.700 13.500 5" />
  </>,
);
export const PlusIcon = icon(<path d="M8 3v10M3 8h10" />);
export const CheckIcon = icon(<path d="m3 8.5 3.5 3.5L13 4.5" />);
export const CopyIcon = icon(
  <>
    <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
    <path d="M10.5 5.5V4A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.5" />
  </>,
);
export const ExportIcon = icon(
  <>
    <path d="M8 9.5V2.5M5 5l3-2.5L11 5" />
    <path d="M3 9v3.5A1 1 0 0 0 4 13.5h8a1 1 0 0 0 1-1V9" />
  </>,
);
export const ObjectsIcon = icon(
  <>
    <circle cx="4" cy="4" r="1.8" />
    <circle cx="12" cy="6" r="1.8" />
    <circle cx="6.500" cy="12" r="1.8" />
    <path d="m5.700 4.500 4.500 1.100M10.900 7.400l-3.200 3.300M4.500 5.700l1.500 4.500" />
  </>,
);
export const SettingsIcon = icon(
  <>
    <path d="M2.5 4.5h6m3 0h2M2.5 11.5h2m3 0h6" />
    <circle cx="10" cy="4.5" r="1.6" />
    <circle cx="6" cy="11.5" r="1.6" />
  </>,
);
export const HelpIcon = icon(
  <>
    <circle cx="8" cy="8" r="6" />
    <path d="M6.2 6.2a1.9 1.9 0 1 1 2.6 1.9c-.5.2-.8.6-.8 1.1" />
    <path d="M8 11.3v.1" />
  </>,
);
export const FileIcon = icon(
  <>
    <path d="M9 1.5H4.5a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1h7a1 1 0 0 0 1-1V5z" />
    <path d="M9 1.5V5h3.5" />
  </>,
);
export const GripIcon = icon(<path d="M6 3.5v.1M6 8v.1M6 12.5v.1M10 3.5v.1M10 8v.1M10 12.5v.1" strokeWidth="2.2" />);
export const AlertIcon = icon(
  <>
    <path d="M8 2 1.8 13h12.4z" />
    <path d="M8 6.5v3M8 11.4v.1" />
  </>,
);
export const InfoIcon = icon(
  <>
    <circle cx="8" cy="8" r="6" />
    <path d="M8 7.5V11M8 5v.1" />
  </>,
);
export const FindingsIcon = icon(<path d="M2.5 13.5v-3m3.7 3v-5m3.6 5V6m3.7 7.5v-11" />);
export const ConstructorsIcon = icon(<path d="M2.5 4h11M2.5 8h11M2.5 12h7" />);
export const PathsIcon = icon(
  <>
    <circle cx="4" cy="3.5" r="1.5" />
    <circle cx="12" cy="8" r="1.5" />
    <circle cx="12" cy="13" r="1.5" />
    <path d="M4 5v6.5A1.5 1.5 0 0 0 5.500 13h5M4 8h6.500" />
  </>,
);
export const SnapshotsIcon = icon(
  <>
    <circle cx="8" cy="8.500" r="3" />
    <path d="M2.500 5.500h2L6 3.500h4l1.500 2h2v7h-11z" />
  </>,
);

/** The mark: a heap that grew (Δ over two layers). */
export function Mark({ size = 22 }: { readonly size?: number }): ReactElement {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false" className="mark">
      <path className="mark__new" d="M12 2 3.600 15.500h16.800z" />
      <path className="mark__old" d="M2.300 17.600h19.400L23.500 21.500H.5z" />
    </svg>
  );
}
