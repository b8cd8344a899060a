// The drop zone's drawing: three heaps of one program, the third visibly fuller; new blocks in the accent of growth.

import type { ReactElement } from 'react';

const HEAPS = [
  [0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 1, 1, 1],
  [0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2],
];
const BLOCK = 15;
const GAP = 3;

/** Decoration; says nothing the sentence does not say. */
export function StartPicture(): ReactElement {
  const bottom = 82;
  return (
    <svg className="start__picture" width="230" height="96" viewBox="0 0 230 96" aria-hidden="true" focusable="false">
      {HEAPS.map((blocks, h) => (
        <g key={h} transform={`translate(${h * 84} 0)`}>
          {blocks.map((age, i) => (
            <rect
              key={i}
              className={`heap-block heap-block--${age}`}
              x={(i % 3) * (BLOCK + GAP)}
              y={bottom - (Math.floor(i / 3) + 1) * (BLOCK + GAP)}
              width={BLOCK}
              height={BLOCK}
              rx="3"
            />
          ))}
          <path className="heap-base" d={`M-4 ${bottom + 3}h59`} />
          {h < 2 ? <path className="heap-arrow" d={`M62 ${bottom - 24}h8m-3-3 3 3-3 3`} /> : null}
        </g>
      ))}
    </svg>
  );
}
