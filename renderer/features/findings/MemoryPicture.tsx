// Where the memory of the process was at each snapshot, as one bar each: whether it is the heap that grows, or what lies
// outside of it. Only where a capture recorded it.

import { useMemo, type ReactElement } from 'react';
import { MEMORY_PARTS, memoryBoxes, memoryFigure, memorySentence, memoryStory } from '../../../worker/report/memory.ts';
import type { Report } from '../../../worker/report/types.ts';
import { useText } from '../../app/services.ts';
import './memory.css';

/** Units of the picture's own width. */
const WIDTH = 1000;
const BAR = { height: 16, step: 22 };

export function MemoryPicture({ report }: { readonly report: Report }): ReactElement | null {
  const text = useText();
  const story = useMemo(() => memoryStory(report), [report]);
  if (story === null) return null;
  const last = story.rows[story.rows.length - 1];
  const first = story.rows[0];
  return (
    <section className="memory card" aria-labelledby="memory-title">
      <h2 id="memory-title" className="section-title">
        {text.t('capture.memory.head')}
      </h2>
      <p>{memorySentence(story, text)}</p>
      <div className="memory__bars">
        <ol className="memory__labels" aria-hidden="true">
          {story.rows.map((row, i) => (
            <li key={i}>{text.bytes(row.rss)}</li>
          ))}
        </ol>
        <svg
          className="memory__svg"
          viewBox={`0 0 ${WIDTH} ${story.rows.length * BAR.step}`}
          preserveAspectRatio="none"
          style={{ height: story.rows.length * BAR.step }}
          role="img"
          aria-label={memoryFigure(story, text)}
        >
          {memoryBoxes(story, WIDTH).map(({ snapshot, part, x, width }) => (
            <rect
              key={`${snapshot} ${part}`}
              className={`layer memory__part--${part}`}
              x={x}
              y={snapshot * BAR.step + (BAR.step - BAR.height) / 2}
              width={width}
              height={BAR.height}
            />
          ))}
        </svg>
      </div>
      <ul className="memory__legend">
        {MEMORY_PARTS.map((part) => (
          <li key={part}>
            <span className={`swatch memory__part--${part}`} aria-hidden="true" />
            <span>
              {text.t(`capture.memory.${part}`)}{' '}
              <span className="soft">
                {text.bytes(first[part])} → {text.bytes(last[part])}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
