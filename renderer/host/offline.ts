// On a static host the app stays there without a network: a service worker keeps its files. Our own host serves it on
// 127.0.0.1 with another port each time and needs none; the desktop shell has its own protocol.

/** Whether this page lies on a static host. */
export function isStaticHost({ protocol, hostname }: Pick<Location, 'protocol' | 'hostname'>): boolean {
  return /^https?:$/.test(protocol) && hostname !== '127.0.0.1' && hostname !== '[::1]';
}

/** Keeps the app for the time without a network; a failure is logged, the app works all the same. */
export function keepOffline(): void {
  if (!('serviceWorker' in navigator) || !isStaticHost(location)) return;
  navigator.serviceWorker
    .register('offline.js')
    .catch((error: unknown) => console.warn('the app will not be there without a network', error));
}
