// `heapdelta capture`: help, what is said before and while snapshots are taken, and where the process's memory is.

export const capture = {
  description:
    'Take snapshots from a running program and say what leaks: a process id, an inspector address, a URL that streams a snapshot, a container, or a command to start.',
  target:
    'inspector address (9229, 127.0.0.1:9222, ws://…), URL that streams a snapshot, or the command to start (after --)',
  'option.pid': 'a Node process of this machine; its inspector is opened and closed again',
  'option.docker': 'a Node process in this container, through your docker command',
  'option.podman': 'the same through podman',
  'option.kubectl': 'a Node process in this pod (pod/NAME), through your kubectl command',
  'option.container': 'container of the pod',
  'option.namespace': 'namespace of the pod',
  'option.target': 'which page, frame, worker or worker thread: its number, or a part of its title or address',
  'option.header':
    '"Name: value" sent to the URL, or @FILE with one per line (keeps the secret out of the command line); repeatable',
  'option.output': 'folder for the snapshots; a new one named by the time unless given',
  'option.rounds': 'snapshots to take',
  'option.every': 'time between two snapshots, such as 30s, 5m, 1h',
  'option.enter': 'take a snapshot each time Enter is pressed (the default at a terminal)',
  'option.work': 'command to run between two snapshots; a count of requests that it prints is kept',
  'option.workScript':
    'module whose default function is called between two snapshots; a number it returns is kept as work',
  'option.workUnit': 'what the work counts',
  'option.watch': 'take a snapshot each time the heap has risen by this much (by a fifth unless given)',
  'option.noWarmUp': 'take the first snapshot at once, without a round of warm-up before it',
  'option.allocations':
    'also record where objects are made: sampled (cheap) or full (every allocation: slow, several times the memory)',
  'option.yes': 'take the snapshots even where the program would probably not survive',
  'example.pid': 'four snapshots of a process that was started without any flag, one each time Enter is pressed',
  'example.work': 'starts a server and puts load on it between the snapshots',
  'example.kubectl': 'four snapshots of a pod, five minutes apart',
  'example.chrome': 'a page of a browser that was started with --remote-debugging-port=9222',

  travels: 'everything that the heap of {{name}} holds, secrets included, travels to this machine',
  travelsPlain:
    'everything that the heap of {{name}} holds, secrets included, travels to this machine, and the connection is not encrypted',
  thread: 'the heap that is taken is that of its {{name}}',
  threads:
    'the heap of its main thread is taken; it has worker threads, each with a heap of its own ({{list}}): choose one with --target',
  heap: 'heap {{heapBytes}}',
  heapOf: 'heap {{heapBytes}} of at most {{limitBytes}}',
  rss: 'RSS {{rssBytes}}',
  group: 'container {{usedBytes}} of {{limitBytes}}',
  cost: 'each snapshot: a pause of up to {{pauseSeconds}}, up to {{memoryBytes}} more memory in the program while it lasts, up to {{diskBytes}} on disk',
  unknownCost: '{{name}} cannot be asked for its memory: it decides by itself what a snapshot costs it',
  danger: 'going on as told by --yes: a snapshot takes up to {{neededBytes}} and {{freeBytes}} are free',
  'wait.every': 'snapshot {{round}} of {{rounds}} in {{seconds}}',
  'wait.warmUp': 'warming up, {{seconds}}',
  'wait.enter': 'let it do some of its usual work, then press Enter for snapshot {{round}} of {{rounds}}',
  'wait.enterFirst':
    'let it warm up with some of its usual work, then press Enter for snapshot {{round}} of {{rounds}}',
  'wait.work': 'working: {{command}}',
  'wait.watch': 'waiting for the heap to rise: now {{floorBytes}}, from {{fromBytes}}',
  taking: 'snapshot {{round}} of {{rounds}}: {{sharePercent}}',
  taken: 'snapshot {{round}} of {{rounds}} taken: {{file}} ({{fileBytes}}, pause {{pauseSeconds}})',
  saved: 'in {{folder}}: they hold every string the program has read; delete them when you are done',
  keptMore: 'the {{count}} snapshots taken before are whole: heapdelta diff {{files}}',
  keptOne: 'the snapshot taken before is whole: {{files}}',
  stopped: 'stopped',
  stoppedEarly: 'stopped before a snapshot was whole: nothing is left behind',

  'memory.head': 'Memory of the process',
  'memory.round': 'Snapshot',
  'memory.rss': 'RSS',
  'memory.heap': 'Heap in use',
  'memory.free': 'Heap, free',
  'memory.buffers': 'Buffers',
  'memory.external': 'Other external',
  'memory.native': 'Native, stacks',
  'memory.code': 'Code',
  'memory.notHeap': 'The heap does not grow, but this does: {{part}}, {{partBytes, signed}}.',
  'memory.figure': 'Memory of the process from the first snapshot to the last: {{parts}}',
  'memory.level': 'Neither the heap nor what it holds outside grew.',
  'memory.heapGrows': 'It is the heap that grows: {{partBytes, signed}}.',
  'memory.otherGrows':
    'It is not the heap that grows most ({{heapBytes, signed}}) but this: {{part}}, {{partBytes, signed}}.',
  'memory.restGrows':
    'Outside of these it rose by {{restBytes}}, which the snapshots themselves do: memory they took is not given back at once.',

  'usage.target':
    'what should be captured: heapdelta capture --pid 4242, heapdelta capture 127.0.0.1:9229, or heapdelta capture -- node server.js',
  'usage.oneTarget': 'one target at a time: give --pid, --docker, --kubectl, an address or a command',
  'usage.onePace': 'one way to pace the rounds: --every, --enter, --work, --work-script or --watch',
  'usage.duration': '{{option}} "{{value}}" is no time span: write it like 30s, 5m or 1h',
  'usage.header': '--header "{{value}}" is no header: write it like "Authorization: Bearer …"',
  'usage.address':
    '"{{value}}" is neither an inspector address nor a command that could be found: write 127.0.0.1:9229, or -- before a command',
} as const;
