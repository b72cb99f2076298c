import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Fact, Push } from '@shared/ipc/events'
import type { CallError } from '@shared/ipc/result'
import { routes } from '@shared/ipc/routes'
import type { RouteInput, RouteName, RouteOutput } from '@shared/ipc/routes'
import { createBackend } from '../create-backend'
import type { Backend, BackendOptions } from '../create-backend'
import { createMemoryVault } from '../node/memory-vault'
import { nodeCrypto } from '../node/node-crypto'
import { createNodeProcesses } from '../node/node-processes'
import { systemRandom } from '../node/system-random'
import type { Clock, Log, Vault } from '../ports'
import { createFakeDesktop } from './fake-desktop'
import { createFakeSurroundings } from './fake-surroundings'

const built = (name: string): URL => new URL(`../../../node_modules/.cache/hookwright/${name}.js`, import.meta.url)

/** The workers as the test run built them. */
export const workerUrls = { storage: built('storage-worker'), analysis: built('analysis-worker') }

/** The headless app as the test run built it. */
export const headlessUrl = built('headless')

/** A wall clock that only moves when it is told to; the monotonic one is the system's. */
export interface FakeClock extends Clock {
  advance(ms: number): void
}

function createFakeClock(): FakeClock {
  let now = Date.UTC(2026, 10, 23, 9, 0, 0)
  return {
    now: () => now,
    monotonic: () => performance.now(),
    advance: (ms) => void (now += ms),
  }
}

/** Writes every kind of line to one list, errors with their stack, as a log file would hold them. */
function createListLog(lines: string[]): Log {
  return {
    fact: (event, fields) => void lines.push(JSON.stringify({ event, ...fields })),
    warn: (message, fields) => void lines.push(JSON.stringify({ warning: message, ...fields })),
    error: (message, error) =>
      void lines.push(JSON.stringify({ error: message, reason: error instanceof Error ? error.stack : String(error) })),
  }
}

/** A backend over a real store and receiver. */
export interface TestBackend {
  backend: Backend
  directory: string
  vault: Vault
  clock: FakeClock
  desktop: ReturnType<typeof createFakeDesktop>
  surroundings: ReturnType<typeof createFakeSurroundings>
  lines: string[]
  pushes: Push[]
  facts(): Fact[]
  /** The value of a call that has to work, checked against the route's output schema. */
  call<Name extends RouteName>(name: Name, input: RouteInput<Name>): Promise<RouteOutput<Name>>
  /** The error of a call that has to fail. */
  fail<Name extends RouteName>(name: Name, input: RouteInput<Name>): Promise<CallError>
  /** Closes it and opens another on the same data, vault and clock. */
  restart(options?: Partial<BackendOptions>): Promise<TestBackend>
}

interface Kept {
  directory: string
  vault: Vault
  clock: FakeClock
}

const open: TestBackend[] = []
const directories: string[] = []

/** Closes every backend that a test opened, and removes the data. */
export async function closeTestBackends(): Promise<void> {
  await Promise.all(open.splice(0).map(({ backend }) => backend.close()))
  await Promise.all(directories.splice(0).map((directory) => rm(directory, { recursive: true, force: true })))
}

/** A new directory that `closeTestBackends` removes. */
export async function makeTestDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'hookwright-backend-'))
  directories.push(directory)
  return directory
}

async function openOver(kept: Kept, options: Partial<BackendOptions>): Promise<TestBackend> {
  const lines: string[] = []
  const pushes: Push[] = []
  const desktop = createFakeDesktop()
  const surroundings = createFakeSurroundings()
  const { directory, vault, clock } = kept
  const backend = await createBackend({
    ports: {
      ...{ clock, random: systemRandom, crypto: nodeCrypto, vault, desktop, surroundings },
      processes: createNodeProcesses({ ngrokChild: built('ngrok-child') }),
      log: createListLog(lines),
    },
    directory,
    workerUrls,
    port: 0,
    version: '1.2.3',
    ...options,
  })
  backend.subscribe((push) => void pushes.push(push))
  const test: TestBackend = {
    ...{ backend, directory, vault, clock, desktop, surroundings, lines, pushes },
    facts: () => pushes.flatMap((push) => push.facts),
    async call(name, input) {
      const result = await backend.call(name, input)
      if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`)
      return routes[name].output.parse(result.value) as RouteOutput<typeof name>
    },
    async fail(name, input) {
      const result = await backend.call(name, input)
      if (result.ok) throw new Error(`${name} worked, which it should not have.`)
      return result.error
    },
    async restart(changed = {}) {
      await backend.close()
      return openOver(kept, { ...options, ...changed })
    },
  }
  open.push(test)
  await backend.start()
  return test
}

/** Opens a backend that listens on any port, in a directory of its own. */
export async function openTestBackend(options: Partial<BackendOptions> & { vault?: Vault } = {}): Promise<TestBackend> {
  const { vault = createMemoryVault(), ...rest } = options
  const directory = rest.directory ?? (await makeTestDirectory())
  return openOver({ directory, vault, clock: createFakeClock() }, rest)
}
