// Verdict, finding and warning sentences of the report; keys `report.<name>`, warnings as `report.warning.<code>`.

export const report = {
  'title.owner': '{{name, owner}}',
  'title.place': '{{name, owner}} in {{place}}',
  'title.held': '{{entryConstructor, objects}}, kept alive by {{ownerConstructor, keeper}}',
  'title.listeners': 'listeners on `{{name}}`{{place, in}}',
  'grew.listeners':
    'Listeners on `{{name}}`{{place, in}} went from {{firstCount}} to {{lastCount}} and keep {{growthBytes}} more; each brings {{labels, brings}}.',
  'listens.event': 'They wait for `{{event}}`.',
  'listens.callback': 'What they call is `{{callback}}`{{place, in}}.',
  'listens.place': 'What they call is a function in {{place}}.',
  'listens.event.callback': 'They wait for `{{event}}` and call `{{callback}}`{{place, in}}.',
  'listens.event.place': 'They wait for `{{event}}` and call a function in {{place}}.',
  'grew.width':
    '{{name, owner}}{{place, in}} went from {{firstCount}} to {{lastCount}} entries and keeps {{growthBytes}} more; each entry brings {{labels, brings}}.',
  'grew.roots':
    '{{entryConstructor, objects}} went from {{firstCount}} to {{lastCount}}, {{growthBytes}} more. No collection of the program holds them: each is kept alive by {{ownerConstructor, keeper}} and brings {{labels, brings}}.',
  'grew.unheld':
    '{{entryConstructor, objects}} went from {{firstCount}} to {{lastCount}}, {{growthBytes}} more. What keeps them this snapshot does not say; each brings {{labels, brings}}.',
  'grew.many-owners':
    'Many {{ownerConstructor, many}} in `{{name}}`{{place, in}} each grow a little: together from {{firstCount}} to {{lastCount}} entries, {{growthBytes}} more; each entry brings {{labels, brings}}.',
  'grew.depth':
    '{{name, owner}}{{place, in}} keeps a chain of {{entryConstructor, many}} that went from {{firstCount}} to {{lastCount}} links, {{growthBytes}} more; each link brings {{labels, brings}}.',
  'grew.bytes':
    '{{name, owner}}{{place, in}} itself grew by {{growthBytes}} to {{lastBytes}}: not more entries, but a bigger {{entryConstructor, one}}.',
  'whose.owns':
    'This is code of {{package}}, not yours to change: see whether a newer version mends it, and search its issues for “{{words}}”.',
  'whose.adds':
    'What is added comes from {{package}}, not from your own code: see whether a newer version takes it off again, and search its issues for “{{words}}”.',
  'whose.made':
    'If your own code does not add them, {{package}} does, of which `{{ownerName}}` is made: see whether a newer version lets go of them, and search its issues for “{{words}}”.',
  'whose.through':
    '{{package}} comes with {{through}}, which your code uses: a newer version of that may bring one that is mended.',
  'whose.caller': 'Your own code that is nearest to it: {{places, lines}}.',
  'whose.wayOut': '{{package}} offers `{{wayOutFunction}}` for this: call it when the work is done.',
  'advice.unheld':
    'This runtime writes no references out of a Map, a Set or a native object into its snapshots. Look for a Map or Set into which {{entry}} objects go and from which they are not deleted; if the program also runs under Node.js, snapshots taken there name it.',
  'advice.held':
    'The runtime itself keeps each {{entry}}: an open handle, a timer, a listener or a call that has not returned. End it when its work is done (`close`, `clear…`, `abort`, `off`).',
  'advice.unknown': 'Find where {{owner}} is written to and let go of each {{entry}} when its work is done.',
  'warm-up.levelled': 'It filled up and then stopped growing, so there is nothing to fix.',
  'warm-up.loading': 'It was loaded when it was first needed, so there is nothing to fix.',
  table:
    'Its keys and values are numbers, which leave no object behind: only its table shows, and that doubles when it is full.',
  'advice.table':
    'See in the program how many entries {{owner}} has (`size`). If that number only rises, delete what is over, or give it a bound.',
  replaced:
    'Nearly all of them are new: what was there at the snapshot before is gone. Work in progress looks like that, and so does a list that is built anew each time.',
  'advice.replaced':
    'Take the next snapshot while the program has nothing to do. If {{owner}} is nearly empty then, nothing leaks and there was only more work; if each {{entry}} is still there, look where it should be let go.',
  'stayed.all':
    'Of the {{cameCount}} that came between snapshots 1 and {{before}}, all are still there in snapshot {{last}}.',
  'stayed.some':
    'Of the {{cameCount}} that came between snapshots 1 and {{before}}, {{keptCount}} are still there in snapshot {{last}}.',
  'stayed.none':
    'Of the {{cameCount}} that came between snapshots 1 and {{before}}, none is still there in snapshot {{last}}.',
  'cohorts.all': 'Of the {{cameCount}} that came between the first snapshot and the last, all are still there.',
  'cohorts.some':
    'Of the {{cameCount}} that came between the first snapshot and the last, {{keptCount}} are still there.',
  'cohorts.none': 'Of the {{cameCount}} that came between the first snapshot and the last, none is still there.',
  'brief.perStep': '{{growthBytes, signed}} per step on average',
  'brief.afterFix':
    'After the fix take the series again with the same work and compare both with "verify": that finding {{rank}} is not seen is no proof by itself.',
  'brief.nothing':
    'Nothing to repair here. A slower leak shows after more work only: take the snapshots further apart.',
  bounded: 'It is bounded: a cache that is still filling looks like this, and stops when it is full.',
  'advice.bounded':
    'Take another snapshot when {{owner}} has had time to fill: it should grow no more then. If its full size is too much, lower its bound.',
  swept: 'Snapshots that are closer together than the timer’s interval show only how it fills.',
  'advice.swept':
    'Take snapshots further apart than the interval of that timer. If {{owner}} has grown all the same, see whether the timer lets go of each {{entry}}.',
  'advice.warm-up':
    'Nothing for now. To be surer take one more snapshot after more work: look here again only if it has grown once more.',
  'reason.two': 'Two snapshots show growth, not whether it goes on.',
  'reason.steps_one': 'It grew at the one step there is.',
  'reason.steps_other': 'It kept growing over {{count}} steps and did not come to rest.',
  'reason.even_one': 'It grew at the one step there is; the files do not tell which object is which.',
  'reason.even_other':
    'It grew by about as much at each of {{count}} steps. The files do not tell which object is which, so this rests on names and sizes.',
  'reason.kept_one': 'It grew at the one step there is, and what came is still there.',
  'reason.kept_other': 'It kept growing over {{count}} steps, and what came is still there.',
  'reason.partly_one': 'It grew at the one step there is; a part of what comes goes again, the rest stays.',
  'reason.partly_other':
    'It kept growing over {{count}} steps: a part of what comes goes again at once, the rest stays for good.',
  'reason.fading': 'It grew, but what comes goes again after a while.',
  'reason.bounded': 'It grows, but it has a bound of its own ({{field}}).',
  'reason.swept': 'It grows, but a timer of its own{{place, in}} may clear it out.',
  'reason.levelled': 'It rose and then levelled off.',
  'reason.loading': 'These are modules that were loaded for the first time; a program loads each of them once.',
  'reason.replaced': 'It grew at every step, but hardly an entry lived from one snapshot to the next.',
  'reason.unlawful': 'A check of this finding’s own figures or of its path failed: take it as a hint.',
  'reason.late': 'It grew at the last step only.',
  'reason.table': 'Its table grew; how full the table is a snapshot does not show.',
  'reason.order':
    'Object ids do not match between these snapshots, so the order was read from names or dates of the files.',
  'reason.unplaced':
    'The heap rose at every step, in many places at once: {{growthBytes}} of it belongs to no finding.',
  'reason.spread':
    'Among the program’s own classes, {{entryConstructor, objects}} keep coming and hardly any goes: {{firstCount}} at first, {{lastCount}} at last. Begin where the program makes them, and ask what should let them go.',
  'reason.steady': 'Nothing large enough to matter kept rising in one place.',
  'runtime.timeline':
    'The performance timeline of the browser or of Node keeps {{growthBytes}} of it: each kind of entry up to a number of its own, 250 at most as a rule. It is the runtime’s own, and no leak.',
  'runtime.history':
    'The browser’s navigation history keeps {{growthBytes}} of it, for 50 pages at most. It is the browser’s, and no leak.',
  'runtime.console':
    'What `console.log` and errors keep is the console’s, 1,000 messages at most: {{growthBytes}} of the growth, the objects that were logged. They go with the oldest messages, or with `console.clear()`.',
  'runtime.network-log':
    'A client that is attached to the browser (DevTools, a test runner) keeps {{growthBytes}} of it as its network log, until it detaches. It is not there without that client.',
  'runtime.fonts':
    'The browser’s cache of measured words keeps {{growthBytes}} of it, 10,000 words for each font at most. It is the browser’s, and no leak.',
  'runtime.styles':
    'The browser’s tables of parsed elements and styles keep {{growthBytes}} of it and are swept by the browser. They are no leak.',
  'next.idle': 'Take one more snapshot while the program has nothing to do, and compare it with these.',
  'next.full': 'Take one more snapshot when it has had time to fill, and compare it with these.',
  'next.swept': 'Take snapshots further apart than the timer’s interval, and compare them.',
  'next.order':
    'Give the files in the order in which they were taken, with --keep-order, or keep the names that Node or Chrome gave them.',
  'next.third': 'Take one more snapshot after the same amount of work, and compare all of them.',
  'verdict.leak':
    '{{name, owner}}{{place, in}} keeps growing, {{growthBytes}} since the first snapshot: this is a leak.',
  'verdict.leak.held':
    '{{entryConstructor, objects}} kept alive by {{ownerConstructor, keeper}} keep piling up, {{growthBytes}} since the first snapshot: this is a leak.',
  'verdict.growth': '{{name, owner}}{{place, in}} grew by {{growthBytes}}. Whether it goes on cannot be told yet.',
  'verdict.growth.held':
    '{{entryConstructor, objects}} kept alive by {{ownerConstructor, keeper}} grew by {{growthBytes}}. Whether it goes on cannot be told yet.',
  'verdict.warm-up': 'No leak found: {{name, owner}}{{place, in}} rose by {{growthBytes}}; that is warm-up.',
  'verdict.warm-up.held':
    'No leak found: {{entryConstructor, objects}} kept alive by {{ownerConstructor, keeper}} rose by {{growthBytes}}; that is warm-up.',
  'verdict.leak.listeners':
    'Listeners on `{{name}}`{{place, in}} keep piling up, {{growthBytes}} since the first snapshot: this is a leak.',
  'verdict.growth.listeners':
    'Listeners on `{{name}}`{{place, in}} grew by {{growthBytes}}. Whether it goes on cannot be told yet.',
  'verdict.warm-up.listeners':
    'No leak found: listeners on `{{name}}`{{place, in}} rose by {{growthBytes}}; that is warm-up.',
  'verdict.unplaced':
    'No place was found that keeps growing, but the heap does: {{growthBytes}} more are spread over many objects. A leak cannot be ruled out.',
  'verdict.order':
    'Cannot be told: in this order nothing keeps growing, but in another order the program would rise evenly by {{growthBytes}}, and nothing proves which order is right.',
  'verdict.accepted_one': 'What grows is accepted: {{count}} finding, and nothing else.',
  'verdict.accepted_other': 'All that grows is accepted: {{count}} findings, and nothing else.',
  'verdict.none': 'No leak found: nothing keeps growing between these snapshots.',
  'warning.file-text-before':
    '{{label}}: {{remarkBytes}} of other text stand before the snapshot and were passed over; redirect only the snapshot into the file.',
  'warning.file-text-after':
    '{{label}}: {{remarkBytes}} of other text stand after the snapshot and were passed over; redirect only the snapshot into the file.',
  'warning.file-zeros-after':
    '{{label}}: {{remarkBytes}} of zeros stand after the snapshot and were passed over; the snapshot itself is whole.',
  'warning.file-wrapped':
    '{{label}}: the snapshot stands inside another object, which was passed over; write the inner object alone.',
  'warning.file-spare-strings':
    '{{label}}: {{stringCount}} strings stand in it that nothing uses, which V8 never writes: a chunk of the capture may have come twice, and then names are wrong from there on. Take this snapshot again.',
  'warning.rows-left-out':
    'The file holds the {{keptCount}} constructors that retain most; {{count}} smaller ones were left out.',
  'warning.different-processes':
    'These snapshots come from different processes ({{agreementPercent}} of common object ids agree): objects are matched by where they hang, not by id.',
  'warning.ids-differ':
    'Object ids do not match between these snapshots ({{agreementPercent}} of common ids agree). Either another process wrote them, or the page was reloaded, or a debugger detached between them, after which V8 gives every object a new id. Objects are matched by where they hang.',
  'warning.ids-renewed':
    'By their names one process wrote these snapshots, but its object ids are new in each ({{agreementPercent}} of common ids agree): that is what V8 does after a debugger or profiler detached. Objects are matched by where they hang; keep one session open for all snapshots, and single objects can be followed.',
  'warning.left-out-other-runtime':
    '{{label}} does not belong to the series: another runtime wrote it. It was left out; the answer is about {{labels}}.',
  'warning.left-out-other-program':
    '{{label}} does not belong to the series: it is of another program, or of another build of it, since most of its own scripts, functions and classes are not in the others. It was left out; the answer is about {{labels}}.',
  'warning.left-out-other-version':
    '{{label}} does not belong to the series: another version of V8 wrote it, so it is of another process. It was left out; the answer is about {{labels}}.',
  'warning.left-out-other-process':
    '{{label}} does not belong to the series: its name says that another process wrote it. It was left out; the answer is about {{labels}}.',
  'warning.left-out-other-thread':
    '{{label}} does not belong to the series: its name says that another thread of the process wrote it. It was left out; the answer is about {{labels}}.',
  'warning.left-out-other-ids':
    '{{label}} does not belong to the series: its object ids are not those of the others, so it is of another process or from after a reload, or a debugger detached before it was taken. It was left out; the answer is about {{labels}}.',
  'warning.two-series':
    'These files are more than one series. The answer is about {{labels}}. The series {{otherLabels}} was judged by itself (run it alone to see its findings, or both with heapdelta verify):',
  'warning.by-turns':
    'Several processes wrote these snapshots by turns; they are compared together, by structure. Those of one process alone, {{otherLabels}}, say:',
  'warning.mixed-programs':
    'These snapshots are of different programs, or of different builds of one: their own scripts, functions and classes are not the same. What grew between them says nothing.',
  'warning.two-snapshots':
    'Two snapshots cannot tell a leak from warm-up; a third one, taken after the same amount of work, can.',
  'warning.one-snapshot':
    'One snapshot shows what is there, not what grows: open a second one, taken after some work in the same process.',
  'warning.ids-unusable':
    'Object ids cannot be compared in these files (Bun gives every object a new one in each snapshot): objects are matched by where they hang, so counts are right, but single objects cannot be followed.',
  'warning.duplicate':
    '{{firstLabel}} and {{secondLabel}} hold the very same snapshot; the second was left out, since a step without growth would hide a leak.',
  'warning.given-twice': '{{label}} was given twice and is compared once.',
  'warning.duplicates':
    'Both files hold the very same snapshot, so there is nothing to compare: take a second one after some work.',
  'warning.reordered': 'The files were not given in order of age. By the ids in them the order is: {{labels}}.',
  'warning.reordered-time':
    'The files were not given in order of age. By the times in their names the order is: {{labels}}.',
  'warning.order-name-number':
    'Nothing in the files proves their order; it was read from the numbers in their names ({{labels}}). Were it wrong, growth would read as its opposite.',
  'warning.order-name-word':
    'Nothing in the files proves their order; it was read from words in their names ({{labels}}). Were it wrong, growth would read as its opposite.',
  'warning.order-name-time':
    'Nothing in the files proves their order; it was read from the times in their names ({{labels}}), of which some are equal. Were it wrong, growth would read as its opposite.',
  'warning.order-modified':
    'Nothing in the files or in their names proves their order; it was read from the dates of the files ({{labels}}), which copying changes. Were it wrong, growth would read as its opposite: rename them 1, 2, 3, or give them in order with --keep-order.',
  'warning.order-given':
    'Nothing in the files or in their names proves their order; they are compared as given ({{labels}}). Were it wrong, growth would read as its opposite: give them in order with --keep-order.',
  'warning.order-kept':
    'The ids in these files say that they are not in order of age. They are compared as given ({{labels}}), so growth may read as its opposite: leave out --keep-order unless you mean it.',
  'warning.times-contradict':
    'The times given contradict the ids in the files, which say that the order is {{labels}}: check the times. Rates per hour are left out.',
  'warning.times-against-order':
    'By their times these files are not in order of age. Ids of different processes cannot tell, so they are compared as given ({{labels}}): check the order.',
  'warning.idle-step':
    'Between {{firstLabel}} and {{secondLabel}} hardly anything happened ({{objectCount}} new objects). A step without work shows no growth, which hides a leak: do the same work before each snapshot.',
  'warning.mixed-runtimes':
    'These snapshots come from different runtimes ({{labels}}). Their engines lay objects out differently, so sizes and counts do not compare: use snapshots of one runtime.',
  'warning.mixed-versions':
    'These snapshots were written by different Node.js versions ({{firstVersion}} and {{lastVersion}}). Sizes of the engine and of every object may differ without any leak: compare snapshots of one version.',
  'warning.mixed-forms':
    'These snapshots were written by different versions of V8. Sizes of the engine and of every object may differ without any leak: compare snapshots of one version.',
  'warning.mixed-numbers':
    'Some of these snapshots hold numbers as objects (exposeNumericValues) and others do not, so numbers look as if they had come or gone: take all of them in the same way.',
  'warning.mixed-recording':
    'Some of these snapshots were written while allocations were recorded and others were not; the recording itself takes memory: take all of them in the same way.',
  'warning.mixed-strings':
    'Long strings are cut in some of these snapshots and whole in others: texts may not match, sizes do.',
  'warning.rss-outside':
    'Since {{label}} the process (RSS) grew by {{rssBytes}} and what the snapshots hold by {{heapBytes}}: {{outsideBytes}} of the growth is not in these files. Look at native addons, threads and memory the allocator does not give back.',
  'warning.engine-native':
    'Memory of the engine that no object shows grew by {{extraBytes}}, the objects by {{heapBytes}}: most of the growth is not in these objects. Look at native addons, WebAssembly and compiled code.',
  'warning.native-nodes':
    '{{nativeBytes}} of the {{heapBytes}} of growth is native memory that objects here keep, most of it {{mostConstructor}}: process.memoryUsage() counts it as external, and the heap limit does not hold it back.',
  'allocated.exact': '{{site}}: {{sharePercent}} of what is new',
  'allocated.sampled': '{{site}}: some {{sharePercent}} of what is new, by a sample of the allocations',
  'allocated.anonymous': 'a function without a name',
  'cost.whole': 'The whole heap grows by {{text}}.',
  'cost.hour': 'hour',
  'cost.per': '{{bytes}} per {{unit}}',
  'cost.until': 'at this rate the heap limit of {{limitBytes}} is reached in {{leftSeconds}}',
  'cost.left': 'at this rate the heap limit is reached in {{leftSeconds}}',
  'cost.untilUsual':
    "at this rate V8's usual heap limit of {{limitBytes}} is reached in {{leftSeconds}} (--heap-limit says yours)",
  'cost.oneStep': 'from one step only, so a guess',
} as const;
