// A proof on screen: the answer, before and after as bars on one scale, every finding, and both series side by side.

import type { CSSProperties, ReactElement } from 'react';
import {
  certaintyLine,
  findingRows,
  pictureOf,
  pictureText,
  PROOF_TONES,
  proofWord,
  sideRemarks,
  sideRows,
  unitLine,
  type Bar,
  type SpokenProof,
} from '../../../worker/report/proof/content.ts';
import { useText } from '../../app/services.ts';
import { Said } from '../../ui/Said.tsx';

function Bars({ side, bars }: { readonly side: 'before' | 'after'; readonly bars: readonly Bar[] }): ReactElement {
  const text = useText();
  return (
    <div className="proof__panel">
      <strong>{text.t(`cli.verify.${side}.column`)}</strong>
      {bars.length === 0 ? (
        <p className="soft">{text.t('export.proof.unseen')}</p>
      ) : (
        <ol className="proof__bars" aria-hidden="true">
          {bars.map((bar, i) => (
            <li key={i}>
              <span className="number">{text.bytes(bar.bytes, { signed: true })}</span>
              <span className={`proof__bar proof__bar--${side}`} style={{ '--share': bar.share } as CSSProperties} />
              <span className="faint">{text.count(i + 1)}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** The proof. */
export function ProofResult({ proof }: { readonly proof: SpokenProof }): ReactElement {
  const text = useText();
  const picture = pictureOf(proof);
  const remarks = sideRemarks(proof, text);
  return (
    <div className="proof__result">
      <p className={`proof__word verdict__kind--${PROOF_TONES[proof.kind]}`} role="status">
        <strong>{proofWord(proof, text)}</strong> · {certaintyLine(proof, text)}
      </p>
      <p className="proof__sentence">
        <Said text={proof.summary} />
      </p>
      {proof.next === null ? null : (
        <p>
          <strong>{text.t('cli.verify.nextLabel')}:</strong> <Said text={proof.next} />
        </p>
      )}
      <figure className="proof__picture" role="img" aria-label={pictureText(picture, text)}>
        <Bars side="before" bars={picture.before} />
        <Bars side="after" bars={picture.after} />
      </figure>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={text.t('export.proof.title')}>
        <table className="proof__table">
          <thead>
            <tr>
              <th scope="col">{text.t('cli.table.state')}</th>
              <th scope="col">{text.t('cli.table.growingObject')}</th>
              <th scope="col" className="numeric">
                {text.t('cli.verify.before.column')}
              </th>
              <th scope="col" className="numeric">
                {text.t('cli.verify.after.column')}
              </th>
              <th scope="col">{text.t('export.proof.why')}</th>
            </tr>
          </thead>
          <tbody>
            {findingRows(proof, text).map((row, i) => (
              <tr key={i}>
                <td>{row.state}</td>
                <td>
                  <Said text={row.title} />
                </td>
                <td className="numeric">{row.before}</td>
                <td className="numeric">{row.after}</td>
                <td>
                  <Said text={row.why} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="soft">{unitLine(proof, text)}</p>
      <h3>{text.t('export.proof.sides')}</h3>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={text.t('export.proof.sides')}>
        <table className="proof__table proof__sides">
          <thead>
            <tr>
              <td />
              <th scope="col">{text.t('cli.verify.before.column')}</th>
              <th scope="col">{text.t('cli.verify.after.column')}</th>
            </tr>
          </thead>
          <tbody>
            {sideRows(proof, text).map((row) => (
              <tr key={row.label}>
                <th scope="row">{row.label}</th>
                <td>
                  <Said text={row.before} />
                </td>
                <td>
                  <Said text={row.after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {remarks.length === 0 ? null : (
        <ul className="soft">
          {remarks.map((remark, i) => (
            <li key={i}>
              <Said text={remark} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
