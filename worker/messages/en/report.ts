// Verdict, finding and warning sentences of the report; keys `report.<name>`, warnings as `report.warning.<code>`.

export const report = {
  'title.owner': '`{{name}}` ({{ownerConstructor}})',
  'title.place': '`{{name}}` ({{ownerConstructor}}) in {{place}}',
  'grew.width': '`{{name}}` ({{ownerConstructor}}) went from {{firstCount}} to {{lastCount}} {{entryConstructor}} and keeps {{growthBytes}} more; each one brings {{labels}}.',
  'grew.roots': 'From {{firstCount}} to {{lastCount}} {{entryConstructor}}, kept straight by a GC root, {{growthBytes}} more; each one brings {{labels}}.',
  'grew.many-owners': 'Many {{ownerConstructor}} in `{{name}}` each grow a little: from {{firstCount}} to {{lastCount}} {{entryConstructor}} altogether, {{growthBytes}} more; each one brings {{labels}}.',
  'grew.depth': 'A chain of {{entryConstructor}} that `{{name}}` keeps went from {{firstCount}} to {{lastCount}} links and keeps {{growthBytes}} more; each link brings {{labels}}.',
  'grew.bytes': '`{{name}}` ({{ownerConstructor}}) itself grew by {{growthBytes}} to {{lastBytes}}: not more entries, but a bigger {{entryConstructor}}.',
  'advice.unknown': 'Find where {{owner}} is written to and let go of each {{entry}} when its work is done.',
  'reason.two': 'Two snapshots show growth, not whether it goes on.',
  'reason.steps_one': 'It grew at the one step there is.',
  'reason.steps_other': 'It grew at every step that counts, {{count}} steps in all, and kept its rate.',
  'reason.levelled': 'It rose and then levelled off.',
  'reason.steady': 'Nothing a program holds rose at every step.',
  'next.third': 'Take one more snapshot after the same amount of work, and compare all three.',
  'verdict.leak': '{{title}} keeps growing: {{growthBytes}} more since the first snapshot. This is a leak.',
  'verdict.growth': '{{title}} grew by {{growthBytes}}. Whether it goes on cannot be told yet.',
  'verdict.warm-up': 'No leak found: {{title}} rose by {{growthBytes}} and levelled off, as warm-up does.',
  'verdict.none': 'No leak found: nothing keeps growing between these snapshots.',
  'warning.different-processes': 'These snapshots come from different processes ({{agreementPercent}} of common object ids agree): objects are matched by where they hang, not by id.',
  'warning.two-snapshots': 'Two snapshots cannot tell a leak from warm-up; a third one, taken after the same amount of work, can.',
} as const;
