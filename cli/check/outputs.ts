// A check's result for people, for JUnit readers and for GitHub's log.

import { speak } from '../../worker/messages/index.ts';
import { byNumber } from '../../worker/report/text.ts';
import type { Lang } from '../../worker/report/types.ts';
import { sourceText } from '../format/finding.ts';
import { paragraph } from '../format/view.ts';
import type { View } from '../format/view.ts';
import { visible } from '../text/visible.ts';
import type { CheckResult } from './evaluate.ts';

/** One line per check, failures told in full; ends in a line break. */
export function formatCheck(result: CheckResult, summary: string, view: View): string {
  const { t, style, lang } = view;
  const lines = [...paragraph(view, summary), ''];
  for (const check of result.checks) {
    const mark = check.passed ? style.shrank(t('cli.check.pass')) : style.verdict('leak')(t('cli.check.fail'));
    lines.push(`${mark}  ${visible(speak(check.title, lang))}`);
    if (!check.passed) {
      lines.push(...paragraph(view, visible(speak(check.detail, lang)), 6));
      if (check.source !== null) lines.push(...paragraph(view, visible(sourceText(check.source, view)), 6));
    }
  }
  const failed = result.checks.filter(({ passed }) => !passed).length;
  lines.push(
    '',
    failed === 0
      ? style.bold(t('cli.check.allPassed', { count: result.checks.length }))
      : style.bold(t('cli.check.someFailed', { failedCount: failed, count: result.checks.length })),
  );
  return `${lines.join('\n')}\n`;
}

/** Text and attribute values of XML 1.0; characters it cannot hold at all are replaced. */
function xml(text: string): string {
  return (
    text
      // What would turn the reading direction of a log around is written by its number.
      .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (mark) => `<${byNumber(mark)}>`)
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
      .replace(/[&<>"'\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`)
  );
}

/** JUnit XML, one test case per check, as CI systems read it. */
export function junit(result: CheckResult, lang: Lang): string {
  const failed = result.checks.filter(({ passed }) => !passed).length;
  const cases = result.checks.map((check) => {
    const open = `    <testcase classname="heapdelta" name="${xml(speak(check.title, lang))}"${check.source === null ? '' : ` file="${xml(check.source.url)}" line="${check.source.line}"`}`;
    if (check.passed) return `${open}/>`;
    const detail = xml(speak(check.detail, lang));
    return `${open}>\n      <failure type="${xml(check.id)}" message="${detail}">${detail}</failure>\n    </testcase>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="heapdelta" tests="${result.checks.length}" failures="${failed}">`,
    `  <testsuite name="heapdelta" tests="${result.checks.length}" failures="${failed}">`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

/** GitHub's workflow commands end at a line break and take `%`-escapes; a name must not be able to start one of its own. */
function githubText(text: string, property: boolean): string {
  const escaped = visible(text).replaceAll('%', '%25');
  return property ? escaped.replaceAll(':', '%3A').replaceAll(',', '%2C') : escaped;
}

/** One `::error` line per failed check, with file and line where they are known. */
export function githubAnnotations(result: CheckResult, lang: Lang): string {
  return result.checks
    .filter(({ passed }) => !passed)
    .map((check) => {
      const place =
        check.source === null
          ? ''
          : `file=${githubText(check.source.url.replace(/^file:\/\//, ''), true)},line=${check.source.line},col=${check.source.column},`;
      return `::error ${place}title=${githubText(`Heapdelta: ${speak(check.title, lang)}`, true)}::${githubText(speak(check.detail, lang), false)}\n`;
    })
    .join('');
}
