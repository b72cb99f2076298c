import { spawn } from 'node:child_process'
import { getEventListeners, once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { defaultTunnelSettings } from '@shared/contracts/tunnel'
import { describeProblem } from '@shared/domain/tunnel/problems'
import type { ChildLink } from '../../ports'
import { createNgrokDriver } from './create-ngrok-driver'
import type { NgrokDriverOptions } from './create-ngrok-driver'
import { listenToDriver, until } from './testing/driver-listener'
import type { FakeSdkMood } from './testing/fake-ngrok-sdk'
import { startWatchedChildren } from './testing/ngrok-children'
import type { ChildName } from './testing/ngrok-children'

const local = { url: 'http://127.0.0.1:1', port: 1 }
const limits = {
  openMs: 8000,
  closeMs: 1000,
  heartbeat: { intervalSeconds: 1, toleranceSeconds: 1 },
  childSlackMs: 1000,
}
/** For what would wait as long as it may. */
const impatient = { limits: { ...limits, openMs: 1500 } }
const never = new AbortController().signal

function prepare(name: ChildName = 'fake-ngrok-child') {
  const processes = startWatchedChildren(name)
  const driverIn = (mood: FakeSdkMood, changes: Partial<NgrokDriverOptions> = {}) =>
    createNgrokDriver({
      settings: defaultTunnelSettings.ngrok,
      authtoken: () => Promise.resolve(mood),
      ...{ processes, version: '1.2.3', limits, ...changes },
    })
  return { processes, driverIn }
}

const rigs: ReturnType<typeof prepare>[] = []

function rigOf(name?: ChildName): ReturnType<typeof prepare> {
  const rig = prepare(name)
  rigs.push(rig)
  return rig
}

afterEach(async () => {
  for (const { processes } of rigs.splice(0)) {
    for (const child of processes.children) child.kill()
    await until(() => processes.alive === 0)
  }
})

describe('a tunnel in a child', () => {
  it('opens, without a slash at the end of its base', async () => {
    const { tunnel } = await rigOf().driverIn('well').open(local, listenToDriver().events, never)
    expect(tunnel?.base).toBe('https://fake.ngrok-free.app')
  })

  it.each([
    ['hangs-connecting', 'no_answer'],
    ['hangs-listening', 'no_answer'],
    ['blocks-the-process', 'no_answer'],
    ['crashes-connecting', 'child_failed'],
    ['gives-no-url', 'ngrok_failed'],
    ['throws-odd-things', 'ngrok_failed'],
  ] as const)('that %s is %s, and never holds up the next', async (mood, code) => {
    const { processes, driverIn } = rigOf()
    const failing = driverIn(mood, code === 'no_answer' ? impatient : {}).open(local, listenToDriver().events, never)
    const next = await driverIn('well').open(local, listenToDriver().events, never)
    expect(next.problem).toBeNull()
    expect((await failing).problem?.code).toBe(code)
    await until(() => processes.alive === 1)
  })

  it('comes to the end of its close, even when the SDK hangs in it', async () => {
    const { processes, driverIn } = rigOf()
    const { tunnel } = await driverIn('hangs-closing').open(local, listenToDriver().events, never)
    await tunnel?.close()
    expect(processes.alive).toBe(0)
  })

  it('is over at once when it was given up, whatever the child does', async () => {
    const { processes, driverIn } = rigOf()
    const giveUp = new AbortController()
    const opening = driverIn('blocks-the-process').open(local, listenToDriver().events, giveUp.signal)
    await pause(400)
    giveUp.abort()
    expect((await opening).problem).toEqual({ code: 'aborted', detail: null })
    await until(() => processes.alive === 0)
  })

  it.each(['crashes-later', 'well'] as const)('is lost once when the child dies: %s', async (mood) => {
    const { processes, driverIn } = rigOf()
    const listener = listenToDriver()
    const { tunnel } = await driverIn(mood).open(local, listener.events, never)
    if (mood === 'well') processes.children[0]?.kill()
    await until(() => listener.lost.length > 0)
    expect(listener.lost.map(({ code }) => code)).toEqual(['child_failed'])
    await tunnel?.close()
    await pause(100)
    expect(listener.lost).toHaveLength(1)
  })

  it('is lost when the child says nothing any more', { timeout: 20_000 }, async () => {
    const listener = listenToDriver()
    await rigOf().driverIn('silent').open(local, listener.events, never)
    await until(() => listener.lost.length > 0)
    expect(listener.lost).toEqual([{ code: 'connection_lost', detail: null }])
  })

  it('leaves no listener behind', async () => {
    const { driverIn } = rigOf()
    const { signal } = new AbortController()
    for (const mood of ['well', 'throws-odd-things', 'hangs-connecting', 'well'] as const) {
      const { tunnel } = await driverIn(mood, impatient).open(local, listenToDriver().events, signal)
      await tunnel?.close()
      expect(getEventListeners(signal, 'abort')).toEqual([])
    }
  })
})

describe('what is missing before a child is started', () => {
  it.each([null, ''])('is named: the authtoken %j', async (token) => {
    const { processes, driverIn } = rigOf()
    const driver = driverIn('well', { authtoken: () => Promise.resolve(token) })
    expect((await driver.open(local, listenToDriver().events, never)).problem?.code).toBe('authtoken_missing')
    expect(processes.children).toHaveLength(0)
  })

  it('is named: a keychain that fails', async () => {
    const driver = rigOf().driverIn('well', { authtoken: () => Promise.reject(new Error('locked')) })
    const { problem } = await driver.open(local, listenToDriver().events, never)
    expect(problem).toEqual({ code: 'secret_unreadable', detail: 'locked' })
  })

  it('does not hold up the end: a keychain that asks the user', async () => {
    const driver = rigOf().driverIn('well', { authtoken: () => new Promise(() => undefined) })
    const giveUp = new AbortController()
    const opening = driver.open(local, listenToDriver().events, giveUp.signal)
    giveUp.abort()
    expect((await opening).problem?.code).toBe('aborted')
  })

  it('is named: a child that cannot be started', async () => {
    const processes = {
      startNgrok(): ChildLink {
        throw new Error('spawn EAGAIN')
      },
    }
    const driver = rigOf().driverIn('well', { processes })
    const { problem } = await driver.open(local, listenToDriver().events, never)
    expect(problem).toEqual({ code: 'child_failed', detail: 'spawn EAGAIN' })
  })
})

it('an SDK that cannot be loaded is named, with the remedy for Windows', async () => {
  const { processes, driverIn } = rigOf('broken-ngrok-child')
  const { problem } = await driverIn('well').open(local, listenToDriver().events, never)
  expect(problem?.code).toBe('sdk_unavailable')
  expect(problem?.detail).toContain('could not be found')
  expect(describeProblem({ code: 'sdk_unavailable', detail: null }).remedy).toContain('Visual C++')
  await until(() => processes.alive === 0)
})

describe.runIf(process.platform === 'linux')('the processes', () => {
  const script = fileURLToPath(new URL('../../../../node_modules/.cache/hookwright/tunnel-parent.js', import.meta.url))
  const childrenOf = (pid: number): number[] =>
    readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)

  const isAlive = (pid: number): boolean => {
    try {
      return !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
    } catch {
      return false
    }
  }

  async function startParent(mood: FakeSdkMood, line: string) {
    const parent = spawn(process.execPath, [script, mood], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NGROK_AUTHTOKEN: 'must-not-be-passed-on' },
    })
    for await (const said of createInterface({ input: parent.stdout })) if (said === line) break
    const pid = parent.pid ?? 0
    await until(() => childrenOf(pid).length === 1)
    return { parent, child: childrenOf(pid)[0] ?? 0 }
  }

  it.each([
    ['well', 'open'],
    ['hangs-connecting', 'started'],
  ] as const)('end with the app that was killed: %s', async (mood, line) => {
    const { parent, child } = await startParent(mood, line)
    expect(isAlive(child)).toBe(true)
    parent.kill('SIGKILL')
    await once(parent, 'exit')
    await until(() => !isAlive(child))
  })

  it('hold the authtoken neither in their arguments nor in their environment', async () => {
    const { parent, child } = await startParent('well', 'open')
    const environment = readFileSync(`/proc/${child}/environ`, 'utf8')
    expect(environment).not.toContain('NGROK_AUTHTOKEN')
    expect(environment).not.toContain('must-not-be-passed-on')
    expect(readFileSync(`/proc/${child}/cmdline`, 'utf8').split('\0')).not.toContain('well')
    parent.kill('SIGKILL')
    await once(parent, 'exit')
  })
})
