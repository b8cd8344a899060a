// Commands people copy, by where the program runs. Code is the same in every language; the words around it are in the catalog.

/** The command that does everything, for a program that is running already: no flag, no change. */
export const LIVE = `npx heapdelta capture --pid 4242               # a Node process of this machine
npx heapdelta capture --work "npx autocannon -a 1000 localhost:3000" -- node server.js
npx heapdelta capture 127.0.0.1:9229           # an open inspector: Node, Deno
npx heapdelta capture 127.0.0.1:9222 --target Orders   # a page of Chrome, Edge, Electron`;

/** A pod. `sh` and `node` are all that the container needs. */
export const KUBERNETES = `# from outside, without changing the pod:
npx heapdelta capture --kubectl pod/orders-7c9d -c api --every 5m

# by hand; in a container the program mostly is process 1, and writes to a folder that it may write to:
#   env: NODE_OPTIONS="--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=/tmp"
kubectl exec orders-7c9d -c api -- kill -USR2 1
kubectl exec orders-7c9d -c api -- ls /tmp
kubectl cp orders-7c9d:/tmp/Heap.20261121.024501.1.0.001.heapsnapshot ./1.heapsnapshot -c api

# read-only disk: give it a folder to write to
#   volumes:      [{ name: heap, emptyDir: { sizeLimit: 4Gi } }]
#   volumeMounts: [{ name: heap, mountPath: /tmp }]
# a liveness probe kills what stands still: let it wait while you take snapshots
#   livenessProbe: { timeoutSeconds: 60, failureThreshold: 10, … }`;

export const DOCKER = `npx heapdelta capture --docker api --every 5m

# by hand; --init makes the program another process than 1, which ignores signals that it has no handler for
docker run --init -e NODE_OPTIONS="--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=/tmp" my-image
docker kill --signal=USR2 api
docker exec api ls /tmp
docker cp api:/tmp/Heap.20261121.024501.7.0.001.heapsnapshot ./1.heapsnapshot
# read-only container: add --tmpfs /tmp:size=4g`;

export const PM2 = `pm2 pid api                                     # the process's number
npx heapdelta capture --pid "$(pm2 pid api)"

# by hand
pm2 restart api --node-args="--heapsnapshot-signal=SIGUSR2"
pm2 sendSignal SIGUSR2 api`;

export const SYSTEMD = `sudo npx heapdelta capture --pid "$(systemctl show --property MainPID --value api)"

# by hand: systemctl edit api
#   [Service]
#   Environment=NODE_OPTIONS="--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=/var/tmp"
#   PrivateTmp=false
sudo systemctl kill --signal=SIGUSR2 --kill-whom=main api
ls /var/tmp/*.heapsnapshot`;

/** Hermes writes the same format; its debugger saves it. */
export const REACT_NATIVE = `# with the app running, press j in Metro's terminal to open React Native DevTools, then
#   Memory → Heap snapshot → Take snapshot → Save, three times
npx heapdelta diff 1.heapsnapshot 2.heapsnapshot 3.heapsnapshot`;
