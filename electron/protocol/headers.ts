// The security headers of every answer. One policy for the page, its workers and every error;
// a stricter one for the bytes of opened files, which must never become a document.

/** Name → value, lower case. */
export type HeaderMap = Readonly<Record<string, string>>;

/**
 * The page: everything is denied that is not listed. Workers and fonts are files of ours; `blob:` images are charts
 * made for export; no inline script or style, no evaluation, no WebAssembly, no frame in either direction.
 */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Bytes of a file: even opened as a document it may do nothing. */
const FILE_POLICY = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Features a page can ask for and ours never does; only names Chromium knows, an unknown one is a console warning. */
const DENIED_FEATURES = [
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];
// Copying a summary is the one thing we ask for.
const PERMISSIONS_POLICY = [...DENIED_FEATURES.map((feature) => `${feature}=()`), 'clipboard-write=(self)'].join(', ');

const COMMON: HeaderMap = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': PERMISSIONS_POLICY,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
};

/** Headers of the app's own files and of errors. */
export const PAGE_HEADERS: HeaderMap = { ...COMMON, 'content-security-policy': PAGE_POLICY };
/** Headers of opened files and of what is said about them. */
export const FILE_HEADERS: HeaderMap = {
  ...COMMON,
  'content-security-policy': FILE_POLICY,
  'cache-control': 'no-store',
};
