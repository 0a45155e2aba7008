// Texts that dispatchers and users see.
export const notFound = () => new Error('Worker not found.');
export const suspended = name => new Error(`Worker suspended: "${name}" is suspended by the platform.`);
export const missingHost = name => new Response(`error code: 1042\nThere is no Worker named "${name}" here.\n`, { status: 404 });
export const thrown = error => new Response(`error code: 1101\n${error?.message ?? error}\n`, { status: 500 });
export const isSuspended = error => /^Worker suspended: /.test(error?.message);
export const suspendedHost = error => new Response(`error code: 1102\n${error.message}\n`, { status: 503 });
export const tooManyHops = () => new Response(
  'error code: 1019\nLoop detected: this request has passed through 16 Workers that fetched one another.\n', { status: 508 });
