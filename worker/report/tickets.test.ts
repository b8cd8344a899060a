import { describe, expect, it } from 'vitest';
import { sampleReport } from './testing/sample.ts';
import { renderTicket, TICKET_FORMS } from './tickets.ts';
import type { Report } from './types.ts';

/** The sample with a name and a place in its sentences that chats would take for something else. */
function named(name: string, place = 'src/a.ts:12'): Report {
  const base = sampleReport({ lang: 'en' });
  return {
    ...base,
    verdict: { ...base.verdict, summary: `\`${name}\` (Map) in ${place} keeps growing, 1.5 MB since 12:30.` },
    findings: [
      {
        ...base.findings[0],
        advice: `Ask ${place}.`,
        path: [{ edge: name, constructor: 'Map', edgeKind: 'property' }],
      },
    ],
  };
}

describe('renderTicket', () => {
  it.each(TICKET_FORMS)('says verdict, answer, figures, where, what to do and who keeps it (%s)', (form) => {
    for (const lang of ['en', 'ko'] as const) {
      const report = sampleReport({ lang });
      const text = renderTicket(report, form);
      expect(text.split('\n').length).toBeGreaterThan(8);
      expect(text).not.toContain('export.');
      expect(text).toContain(lang === 'ko' ? '조치 방법' : 'What to do');
      expect(text).toContain(lang === 'ko' ? '수치' : 'Figures');
      expect(text).toContain(' → ');
    }
  });

  it('sets names and places as code in Slack, where nothing calls anybody', () => {
    const text = renderTicket(named('<!channel>', '@here'), 'slack');
    expect(text).toContain('*Leak found* – `&lt;!channel&gt;` (Map) in `@here` keeps growing, 1.5 MB since 12:30.');
    expect(text.replace(/`[^`]*`/g, '')).not.toMatch(/[<>@]/);
    expect(renderTicket(named('x'), 'slack')).toContain('Ask `src/a.ts:12`.');
    expect(renderTicket(named('a`b`c', 'src/a.ts:12'), 'slack')).toContain('in `src/a.ts:12` keeps');
    expect(renderTicket(named('x', '*bold* _it_'), 'slack')).toContain('*\u2060bold*\u2060 _\u2060it_\u2060');
  });

  it('escapes what is markup in Jira, and links no issue', () => {
    const text = renderTicket(named('{code}[x|y]', 'PROJ-7'), 'jira');
    expect(text).toContain(String.raw`*Leak found* – {{\{code\}\[x\|y\]}} (Map) in {{PROJ\-7}} keeps growing`);
  });

  it('is Markdown for GitHub', () => {
    const text = renderTicket(named('sessions', '@octo/team'), 'github');
    expect(text).toContain('**Leak found** – `sessions` (Map) in `@octo/team` keeps growing');
  });

  it('needs no finding', () => {
    const text = renderTicket(sampleReport({ findings: 0 }), 'slack');
    expect(text).toMatch(/^\*[^*]+\* – /);
    expect(text).not.toContain('Who keeps it');
  });
});
