// A loopback proxy before the server: it puts the extension and its tests on the workbench's own origin, which the
// workbench's content security policy asks for, and names both in the page's configuration.
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';

/**
 * @typedef {object} WebProxy
 * @property {string} origin
 * @property {(address: string) => string} fileOf the file behind an address of the extension or its tests
 * @property {() => Promise<void>} stop
 */

const EXTENSION = '/__extension/';
/** Inside the extension's address: VS Code runs the tests in the host of the extension that they lie in. */
const TESTS = '/__extension/__tests/';
const CONFIGURATION = /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/;
const MIME = /** @type {Record<string, string>} */ ({
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
});

/**
 * @param {{ serverPort: number, extensionDir: string, tests: string }} options
 * @returns {Promise<WebProxy>}
 */
export async function startWebProxy({ serverPort, extensionDir, tests }) {
  /** @type {Record<string, string>} */
  const mounts = { [TESTS]: path.dirname(path.resolve(tests)), [EXTENSION]: path.resolve(extensionDir) };
  let authority = '';
  const proxy = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = mountedFile(mounts, pathname);
    if (file !== undefined) return sendFile(response, file);
    const isPage = request.method === 'GET' && pathname === '/';
    const rewrite = isPage
      ? (/** @type {string} */ html) => configure(html, authority, path.basename(tests))
      : undefined;
    return forward(request, response, serverPort, rewrite);
  });
  proxy.on('upgrade', (request, socket, head) =>
    tunnel(request, /** @type {net.Socket} */ (socket), head, serverPort),
  );
  /** @type {Set<net.Socket>} */
  const sockets = new Set();
  proxy.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', () => resolve(undefined)));
  authority = `127.0.0.1:${/** @type {net.AddressInfo} */ (proxy.address()).port}`;
  return {
    origin: `http://${authority}`,
    fileOf: (address) =>
      (URL.canParse(address) ? mountedFile(mounts, new URL(address).pathname) : undefined) ?? address,
    stop: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/**
 * Names the extension and its tests in the page's configuration.
 *
 * @param {string} html
 * @param {string} authority
 * @param {string} tests
 */
function configure(html, authority, tests) {
  if (!CONFIGURATION.test(html)) throw new Error('The workbench page has no configuration to extend.');
  const uri = (/** @type {string} */ at) => ({ scheme: 'http', authority, path: at });
  return html.replace(CONFIGURATION, (_all, before, attribute) => {
    const configuration = JSON.parse(attribute.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
    configuration.developmentOptions = {
      ...configuration.developmentOptions,
      extensions: [uri(EXTENSION.slice(0, -1))],
      extensionTestsPath: uri(TESTS + tests),
    };
    const escaped = JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    return `${before}${escaped}"`;
  });
}

/**
 * @param {Record<string, string>} mounts folders by the prefix of their addresses
 * @param {string} pathname
 */
function mountedFile(mounts, pathname) {
  const prefix = Object.keys(mounts).find((candidate) => pathname.startsWith(candidate));
  if (prefix === undefined) return undefined;
  return path.join(
    mounts[prefix] ?? '',
    path.normalize(`/${decodeURIComponent(pathname.slice(prefix.length))}`),
  );
}

/**
 * @param {http.ServerResponse} response
 * @param {string} file
 */
function sendFile(response, file) {
  fs.readFile(file, (error, data) => {
    response.writeHead(error ? 404 : 200, { 'content-type': MIME[path.extname(file)] ?? 'text/plain' });
    response.end(data);
  });
}

/**
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 * @param {number} port
 * @param {((html: string) => string) | undefined} rewrite changes the body of a page
 */
function forward(request, response, port, rewrite) {
  const headers = rewrite ? { ...request.headers, 'accept-encoding': 'identity' } : request.headers;
  const target = { host: '127.0.0.1', port, path: request.url, method: request.method, headers };
  const onward = http.request(target, (answer) => {
    const status = answer.statusCode ?? 502;
    if (!rewrite || status !== 200) {
      response.writeHead(status, answer.headers);
      answer.pipe(response);
      return;
    }
    let body = '';
    answer.setEncoding('utf8');
    answer.on('data', (chunk) => (body += chunk));
    answer.on('end', () => {
      const page = rewrite(body);
      response.writeHead(status, { ...answer.headers, 'content-length': Buffer.byteLength(page) });
      response.end(page);
    });
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}

/**
 * Passes a web socket through as it is.
 *
 * @param {http.IncomingMessage} request
 * @param {net.Socket} client
 * @param {Buffer} head
 * @param {number} port
 */
function tunnel(request, client, head, port) {
  const upstream = net.connect(port, '127.0.0.1', () => {
    const lines = [`${request.method} ${request.url} HTTP/1.1`];
    for (let i = 0; i < request.rawHeaders.length; i += 2) {
      lines.push(`${request.rawHeaders[i]}: ${request.rawHeaders[i + 1]}`);
    }
    upstream.write(`${lines.join('\r\n')}\r\n\r\n`);
    upstream.write(head);
    client.pipe(upstream);
    upstream.pipe(client);
  });
  client.on('error', () => upstream.destroy());
  client.on('close', () => upstream.destroy());
  upstream.on('error', () => client.destroy());
}
