import { execFile } from 'node:child_process'
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { programPath } from './find-program'
import { findFreePort } from './free-port'
import { startServerProcess } from './server-process'
import type { ServerProcess } from './server-process'

const run = promisify(execFile)
const portsToTry = 3
const answerTimeoutMs = 2_000

export interface SshdOptions {
  /** Lines of sshd_config that go before the usual ones and so win over them. */
  config?: string[]
}

export interface KeyOptions {
  type?: 'ed25519' | 'ecdsa' | 'rsa'
  passphrase?: string
  format?: 'OpenSSH' | 'PEM' | 'PKCS8'
  /** Whether the server lets it in; true unless said otherwise. */
  isAuthorized?: boolean
}

/** An sshd of its own on a loopback port, which lets the current user in with the keys made here. */
export interface Sshd {
  readonly host: string
  readonly port: number
  readonly user: string
  /** Of its host key, as `ssh-keygen -l` prints it. */
  readonly fingerprint: string
  /** A private key that it accepts. */
  readonly keyFile: string
  /** Makes another key pair and returns the path of the private key; the public one has `.pub` behind it. */
  makeKey(options?: KeyOptions): Promise<string>
  /** What it wrote since it was last started. */
  log(): string
  /** Ends it with all its connections, as if the machine had died. */
  kill(): Promise<void>
  /** Starts it again on the same port with the same keys; `config` replaces the lines given before. */
  restart(options?: SshdOptions): Promise<void>
  /** Ends it and removes its files. */
  stop(): Promise<void>
}

/** Starts sshd unprivileged where the user is, and resolves once it answers. */
export async function startSshd(options: SshdOptions = {}): Promise<Sshd> {
  const directory = await mkdtemp(join(tmpdir(), 'hookwright-sshd-'))
  try {
    return await startIn(directory, options)
  } catch (error) {
    await rm(directory, { recursive: true, force: true })
    throw error
  }
}

async function startIn(directory: string, options: SshdOptions): Promise<Sshd> {
  const keyMaker = createKeyMaker(directory)
  const hostKey = await keyMaker({ isAuthorized: false })
  const keyFile = await keyMaker({})
  let config = options.config ?? []
  let server: ServerProcess
  const { port } = await onFreePort(async (candidate) => void (server = await launch(directory, candidate, config)))
  const stop = async (): Promise<void> => {
    await server.end('SIGTERM')
    await rm(directory, { recursive: true, force: true })
  }
  return {
    ...{ host: '127.0.0.1', port, user: userInfo().username, keyFile, stop, makeKey: (key = {}) => keyMaker(key) },
    fingerprint: await readFingerprint(hostKey),
    log: () => server.log(),
    kill: () => server.end('SIGKILL'),
    async restart(again = {}) {
      config = again.config ?? config
      await server.end('SIGTERM')
      server = await launch(directory, port, config)
    },
  }
}

/** Another program may take the free port first. */
async function onFreePort(start: (port: number) => Promise<void>): Promise<{ port: number }> {
  for (let left = portsToTry; ; left -= 1) {
    const port = await findFreePort()
    try {
      await start(port)
      return { port }
    } catch (error) {
      if (left === 1 || !String(error).includes('Address already in use')) throw error
    }
  }
}

async function launch(directory: string, port: number, config: string[]): Promise<ServerProcess> {
  const file = join(directory, 'sshd_config')
  await writeFile(file, [...config, ...usualConfig(directory, port), ...(await penaltyConfig()), ''].join('\n'))
  // As root, sshd insists on this folder, which the system makes only when its own service starts.
  if (process.getuid?.() === 0) await mkdir('/run/sshd', { recursive: true, mode: 0o755 })
  return startServerProcess({
    name: 'sshd',
    file: programPath('sshd'),
    args: ['-D', '-e', '-f', file],
    isAnswering: () => speaksSsh(port),
  })
}

function usualConfig(directory: string, port: number): string[] {
  return [
    `ListenAddress 127.0.0.1:${port}`,
    `HostKey ${join(directory, 'key-1')}`,
    `AuthorizedKeysFile ${join(directory, 'authorized_keys')}`,
    'PidFile none',
    'StrictModes no',
    'UsePAM no',
    'UseDNS no',
    'PermitRootLogin prohibit-password',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'MaxStartups 100',
    'LogLevel VERBOSE',
    'AllowTcpForwarding remote',
  ]
}

/** OpenSSH shuts out an address for a while after failed logins since 9.8, and on loopback all share one address. */
async function penaltyConfig(): Promise<string[]> {
  const text = await run(programPath('sshd'), ['-V']).then(
    ({ stdout, stderr }) => stdout + stderr,
    // Older releases do not know the option, and name their version all the same.
    (error: { stderr?: string }) => error.stderr ?? '',
  )
  const [, major = '0', minor = '0'] = /OpenSSH_(\d+)\.(\d+)/.exec(text) ?? []
  return Number(major) * 100 + Number(minor) >= 908 ? ['PerSourcePenalties no'] : []
}

function createKeyMaker(directory: string): (options: KeyOptions) => Promise<string> {
  let made = 0
  return async ({ type = 'ed25519', passphrase = '', format = 'OpenSSH', isAuthorized = true }) => {
    made += 1
    const file = join(directory, `key-${made}`)
    const formatArgs = format === 'OpenSSH' ? [] : ['-m', format]
    const size = type === 'rsa' ? ['-b', '2048'] : []
    const args = ['-q', '-t', type, ...size, ...formatArgs, '-N', passphrase, '-C', `key ${made}`, '-f', file]
    await run(programPath('ssh-keygen'), args)
    if (isAuthorized) await appendFile(join(directory, 'authorized_keys'), await readFile(`${file}.pub`))
    return file
  }
}

async function readFingerprint(keyFile: string): Promise<string> {
  const { stdout } = await run(programPath('ssh-keygen'), ['-l', '-f', `${keyFile}.pub`])
  return stdout.split(' ')[1] ?? ''
}

function speaksSsh(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const settle = (isSsh: boolean): void => {
      resolve(isSsh)
      socket.destroy()
    }
    socket.setTimeout(answerTimeoutMs, () => settle(false))
    socket.once('error', () => settle(false))
    socket.once('close', () => settle(false))
    socket.once('data', (bytes) => settle(bytes.toString().startsWith('SSH-2.0')))
  })
}
