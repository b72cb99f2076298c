import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { get as getPlain } from 'node:http'
import { get as getSecure } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCertificate } from './certificate'
import { programPath } from './find-program'
import { findFreePort } from './free-port'
import { startServerProcess } from './server-process'
import type { ServerProcess } from './server-process'

const portsToTry = 3
const answerTimeoutMs = 2_000
const readyPath = '/nginx-is-ready'

export interface NginxOptions {
  /** Where requests go, such as `http://127.0.0.1:41234`. */
  upstream: string
  /** Which Host the upstream gets: its own, or the one the sender used. */
  hostHeader: 'upstream' | 'public'
  /** Serves https with a throwaway certificate. */
  tls?: boolean
  /** Path that stands before everything in public and is cut off for the upstream, such as `/hookwright`; the rest answers 404. */
  prefix?: string
}

/** A reverse proxy on a loopback port. */
export interface Nginx {
  /** Its public base, with the prefix and without a trailing slash. */
  readonly url: string
  readonly port: number
  /** PEM file to trust, for `NODE_EXTRA_CA_CERTS` or the `ca` option of a request; `null` without TLS. */
  readonly certificateFile: string | null
  /** Its error log, and one line for each request: method, path, answer, Host. */
  log(): string
  stop(): Promise<void>
}

/** Starts nginx with its own configuration in a temp folder, and resolves once it answers. */
export async function startNginx(options: NginxOptions): Promise<Nginx> {
  const directory = await mkdtemp(join(tmpdir(), 'hookwright-nginx-'))
  try {
    return await startIn(directory, options)
  } catch (error) {
    await rm(directory, { recursive: true, force: true })
    throw error
  }
}

async function startIn(directory: string, options: NginxOptions): Promise<Nginx> {
  const certificateFile = options.tls ? (await makeCertificate(directory)).certificateFile : null
  for (let left = portsToTry; ; left -= 1) {
    const port = await findFreePort()
    const origin = `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`
    try {
      await writeFile(join(directory, 'nginx.conf'), describeConfig(directory, port, options))
      const server = await launch(directory, origin, certificateFile)
      const log = (): string => server.log() + readFileSync(join(directory, 'access.log'), 'utf8')
      const stop = async (): Promise<void> => {
        await server.end('SIGTERM')
        await rm(directory, { recursive: true, force: true })
      }
      return { url: `${origin}${options.prefix ?? ''}`, port, certificateFile, log, stop }
    } catch (error) {
      if (left === 1 || !String(error).includes('Address already in use')) throw error
    }
  }
}

async function launch(directory: string, origin: string, certificateFile: string | null): Promise<ServerProcess> {
  const ca = certificateFile === null ? undefined : await readFile(certificateFile)
  return startServerProcess({
    name: 'nginx',
    file: programPath('nginx'),
    args: ['-p', directory, '-c', join(directory, 'nginx.conf')],
    isAnswering: async () => (await fetchStatus(`${origin}${readyPath}`, ca)) === 204,
  })
}

function describeConfig(directory: string, port: number, options: NginxOptions): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(directory, `${name}-temp`)};`,
  )
  const tls = [
    `ssl_certificate ${join(directory, 'certificate.pem')};`,
    `ssl_certificate_key ${join(directory, 'certificate-key.pem')};`,
  ]
  return `
    daemon off;
    # One process: as root, workers would run as another user, who may not enter the temp folder.
    master_process off;
    pid ${join(directory, 'nginx.pid')};
    error_log stderr info;
    events { worker_connections 512; }
    http {
      log_format short '$request_method $request_uri $status host=$http_host';
      access_log ${join(directory, 'access.log')} short;
      ${temporary.join(' ')}
      client_max_body_size 64m;
      server {
        listen 127.0.0.1:${port}${options.tls ? ' ssl' : ''};
        ${options.tls ? tls.join(' ') : ''}
        location = ${readyPath} { access_log off; return 204; }
        ${describeProxy(options)}
      }
    }
  `
}

function describeProxy({ upstream, hostHeader, prefix }: NginxOptions): string {
  const proxy = `
    # Without a path behind the address nginx hands on the path as it was sent.
    proxy_pass ${upstream}${prefix ? '/' : ''};
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header Host ${hostHeader === 'public' ? '$http_host' : '$proxy_host'};
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header X-Forwarded-Host $http_host;
  `
  return prefix ? `location ${prefix}/ { ${proxy} } location / { return 404; }` : `location / { ${proxy} }`
}

function fetchStatus(url: string, ca: Buffer | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { agent: false, timeout: answerTimeoutMs, ca }
    const request = url.startsWith('https:') ? getSecure(url, options) : getPlain(url, options)
    request.on('timeout', () => request.destroy(new Error('no answer')))
    request.on('error', reject)
    request.on('response', (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
  })
}
