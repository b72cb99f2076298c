import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { projectRoot } from './project-root.mjs'

const forwardedSignals = ['SIGINT', 'SIGTERM', 'SIGHUP']
const repeatedSignalIgnoredMs = 1500
const killAfterMs = 10_000

/**
 * Runs a program to its end and returns `{ code, output }`; `output` holds stdout and stderr only with `capture`.
 * The child gets a process group of its own, so Ctrl+C reaches it once, through us: a terminal and npm would both
 * signal it, and Chromium takes the second signal as an order to die without closing its windows.
 * `signalGroup` passes signals on to everything the child started, not to the child alone. After `timeoutMs` the group
 * is asked to end, and killed when it does not.
 */
export function runCommand(file, args, options = {}) {
  const { env = process.env, cwd = projectRoot, capture = false, stdio, signalGroup = true, timeoutMs } = options
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      env,
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : (stdio ?? 'inherit'),
      detached: process.platform !== 'win32',
      windowsHide: true,
    })
    const chunks = []
    child.stdout?.on('data', (chunk) => chunks.push(chunk))
    child.stderr?.on('data', (chunk) => chunks.push(chunk))
    const stopForwarding = forwardSignals(child, signalGroup)
    const stopTimer = timeoutMs ? endAfter(child, timeoutMs) : () => {}
    const settle = () => {
      stopForwarding()
      stopTimer()
    }
    child.on('error', (error) => {
      settle()
      reject(error)
    })
    child.on('close', (code, signal) => {
      settle()
      resolve({ code: exitCodeOf(code, signal), output: Buffer.concat(chunks).toString('utf8') })
    })
  })
}

/** The exit code a shell would report: the program's own, or 128 plus the number of the signal that ended it. */
export function exitCodeOf(code, signal) {
  if (code !== null) return code
  return 128 + (constants.signals[signal] ?? 0)
}

function forwardSignals(child, signalGroup) {
  let firstAt = null
  const forward = (signal) => {
    if (firstAt === null) {
      firstAt = Date.now()
      sendSignal(child, signal, signalGroup)
    } else if (Date.now() - firstAt > repeatedSignalIgnoredMs) {
      sendSignal(child, 'SIGKILL', true)
    }
  }
  for (const signal of forwardedSignals) process.on(signal, forward)
  return () => {
    for (const signal of forwardedSignals) process.off(signal, forward)
  }
}

function endAfter(child, timeoutMs) {
  const timers = [
    setTimeout(() => sendSignal(child, 'SIGTERM', true), timeoutMs),
    setTimeout(() => sendSignal(child, 'SIGKILL', true), timeoutMs + killAfterMs),
  ]
  return () => timers.forEach(clearTimeout)
}

function sendSignal(child, signal, toGroup) {
  if (child.pid === undefined) return
  try {
    if (toGroup && process.platform !== 'win32') process.kill(-child.pid, signal)
    else child.kill(signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}
