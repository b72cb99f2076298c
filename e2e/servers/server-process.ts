import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { listDescendants } from './process-tree'

const startTimeoutMs = 15_000
const stopTimeoutMs = 5_000
const lookEveryMs = 25
const keptLogChars = 20_000

export interface ServerProcess {
  /** The last of what it wrote on its outputs. */
  log(): string
  /** Sends the signal to it and to every process it started, by pid, and waits until it is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

export interface ServerOptions {
  name: string
  file: string
  args: string[]
  /** Whether it answers by now; a rejection counts as no. */
  isAnswering(): Promise<boolean>
}

/** Runs a server in the foreground and resolves once it answers; rejects with its own log when it ends or stays silent. */
export async function startServerProcess(options: ServerOptions): Promise<ServerProcess> {
  const [file, args] = dyingWithParent(options.file, options.args)
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  const keep = (chunk: Buffer): void => void (log = (log + chunk.toString()).slice(-keptLogChars))
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  child.on('error', (error) => keep(Buffer.from(`${error.message}\n`)))
  const killNow = (): void => void child.kill('SIGKILL')
  process.once('exit', killNow)
  child.once('exit', () => process.off('exit', killNow))
  const server = { log: () => log, end: (signal: 'SIGTERM' | 'SIGKILL') => end(child, signal) }
  const fault = await untilAnswering(child, options)
  if (fault === null) return server
  await server.end('SIGKILL')
  throw new Error(`${options.name} ${fault}. It said:\n${log}`)
}

const isRunning = (child: ChildProcess): boolean =>
  child.pid !== undefined && child.exitCode === null && child.signalCode === null

async function untilAnswering(child: ChildProcess, { isAnswering }: ServerOptions): Promise<string | null> {
  const deadline = performance.now() + startTimeoutMs
  while (performance.now() < deadline) {
    if (!isRunning(child)) return `ended at once (${child.exitCode ?? child.signalCode ?? 'not started'})`
    if (await isAnswering().catch(() => false)) return null
    await pause(lookEveryMs)
  }
  return `did not answer within ${startTimeoutMs / 1000} s`
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (!isRunning(child)) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  await signalTree(child, signal)
  const isGone = await Promise.race([gone.then(() => true), pause(stopTimeoutMs, false, { ref: false })])
  if (isGone) return
  await signalTree(child, 'SIGKILL')
  await gone
}

async function signalTree(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  // Stopped, it starts nothing more while its processes are counted.
  child.kill('SIGSTOP')
  for (const pid of await listDescendants(child.pid as number)) {
    try {
      process.kill(pid, signal)
    } catch {
      // It ended by itself in the meantime.
    }
  }
  child.kill(signal)
  child.kill('SIGCONT')
}

/** Lets the kernel end the server when the test run is killed without a chance to clean up. */
function dyingWithParent(file: string, args: string[]): [string, string[]] {
  const setpriv = '/usr/bin/setpriv'
  return existsSync(setpriv) ? [setpriv, ['--pdeathsig', 'TERM', '--', file, ...args]] : [file, args]
}
