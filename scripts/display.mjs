import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { say } from './run/say.mjs'
import { SetUpError } from './setup/set-up-error.mjs'

const screen = '1600x1000x24'
const startTimeoutMs = 20_000
const displayNumberFd = 3
const anyHost = 0xffff

/** Whether Electron would find no display here: a Linux with neither an X nor a Wayland session. */
export function needsVirtualDisplay(platform = process.platform, env = process.env) {
  return platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY
}

/**
 * Runs `work(env)` with an environment that has a display: this session's own, else a virtual one that lives as long as
 * the work. Xvfb is started here and not through xvfb-run, because xvfb-run passes no signal on to the program it wraps
 * and a Ctrl+C would take the display away from an app that is still closing.
 */
export async function withDisplay(work) {
  if (!needsVirtualDisplay()) return work(process.env)
  const display = await openVirtualDisplay()
  say(`no display here: running under a virtual one (Xvfb ${display.env.DISPLAY}, ${screen})`)
  try {
    return await work({ ...process.env, ...display.env })
  } finally {
    await display.close()
  }
}

/** An Xauthority file with one cookie that is valid for every display number of this machine. */
function createXauthority(cookie) {
  const name = Buffer.from('MIT-MAGIC-COOKIE-1')
  const uint16 = (value) => Buffer.from([value >> 8, value & 0xff])
  const counted = (bytes) => Buffer.concat([uint16(bytes.length), bytes])
  return Buffer.concat([
    uint16(anyHost),
    counted(Buffer.alloc(0)),
    counted(Buffer.alloc(0)),
    counted(name),
    counted(cookie),
  ])
}

async function openVirtualDisplay() {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookwright-display-'))
  const authority = path.join(folder, 'Xauthority')
  await writeFile(authority, createXauthority(randomBytes(16)), { mode: 0o600 })
  const [file, args] = dyingWithParent('Xvfb', [
    ...['-displayfd', String(displayNumberFd), '-screen', '0', screen],
    ...['-nolisten', 'tcp', '-auth', authority],
  ])
  // A process group of its own keeps the terminal's Ctrl+C away from the display while the app closes.
  const server = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true })
  const kill = () => server.kill('SIGTERM')
  process.once('exit', kill)
  const close = async () => {
    process.off('exit', kill)
    await stop(server)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const number = await readDisplayNumber(server)
    return { env: { DISPLAY: `:${number}`, XAUTHORITY: authority }, close }
  } catch (error) {
    await close()
    throw error
  }
}

function readDisplayNumber(server) {
  return new Promise((resolve, reject) => {
    let errors = ''
    const fail = (why) =>
      reject(
        new SetUpError(
          `the virtual display (Xvfb) did not start: ${why}. Run the command again, or run it in a desktop session.`,
        ),
      )
    const timer = setTimeout(() => fail(`no answer in ${startTimeoutMs / 1000} s`), startTimeoutMs)
    server.stderr.on('data', (chunk) => (errors += chunk))
    server.stdio[displayNumberFd].once('data', (chunk) => {
      clearTimeout(timer)
      server.stderr.removeAllListeners('data').resume()
      resolve(Number(String(chunk).trim()))
    })
    server.once('error', (error) => fail(error.message))
    server.once('exit', () => {
      clearTimeout(timer)
      fail(errors.trim() || 'it ended at once')
    })
  })
}

function stop(server) {
  if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return Promise.resolve()
  return new Promise((resolve) => {
    server.once('exit', resolve)
    server.kill('SIGTERM')
  })
}

/** Wraps a command so that the kernel ends it when we are killed without a chance to clean up. */
function dyingWithParent(file, args) {
  const setpriv = '/usr/bin/setpriv'
  return existsSync(setpriv) ? [setpriv, ['--pdeathsig', 'TERM', '--', file, ...args]] : [file, args]
}
