import { join } from 'node:path'
import { version } from '../../package.json'
import { must } from '@shared/domain/assert'
import { baseUrl } from '@shared/domain/urls'
import type { RouteOutput } from '@shared/ipc/routes'
import { createBackend } from './create-backend'
import type { Backend } from './create-backend'
import { headlessDesktop } from './headless-desktop'
import { readHeadlessOptions } from './headless-options'
import type { HeadlessOptions } from './headless-options'
import { createFileVault } from './node/file-vault'
import { createJsonLog, createStdoutLines } from './node/json-log'
import { createMemoryVault } from './node/memory-vault'
import { createNodeProcesses } from './node/node-processes'
import { nodeCrypto } from './node/node-crypto'
import { createNodeSurroundings } from './node/node-surroundings'
import { systemClock } from './node/system-clock'
import { systemRandom } from './node/system-random'
import type { Log } from './ports'

async function valueOf<Value>(backend: Backend, name: string, input: unknown): Promise<Value | null> {
  const result = await backend.call(name, input)
  return result.ok ? (result.value as Value) : null
}

/** The one place that prints secrets, for the automation that asked for it with --seed. */
async function printSeeded(backend: Backend, log: Log): Promise<void> {
  const snapshot = await valueOf<RouteOutput<'app.snapshot'>>(backend, 'app.snapshot', {})
  const { status, triggers } = must(snapshot, 'a snapshot can always be taken')
  for (const { id, token } of triggers) {
    const revealed = await valueOf<RouteOutput<'keys.reveal'>>(backend, 'keys.reveal', { triggerId: id })
    const url = status.publicBase === null ? null : baseUrl(status.publicBase, token)
    log.fact('trigger.seeded', { token, url, secret: revealed?.secret ?? null })
  }
}

async function run(options: HeadlessOptions): Promise<void> {
  const lines = createStdoutLines()
  const log = createJsonLog({ facts: options.hasFacts ? lines : null })
  const vault =
    options.secrets === 'file'
      ? createFileVault({ file: join(options.directory, 'secrets.json') })
      : createMemoryVault()
  const backend = await createBackend({
    ports: {
      ...{ clock: systemClock, random: systemRandom, crypto: nodeCrypto, desktop: headlessDesktop, vault, log },
      processes: createNodeProcesses({ ngrokChild: new URL('./ngrok-child.js', import.meta.url) }),
      surroundings: createNodeSurroundings(),
    },
    directory: options.directory,
    workerUrls: {
      storage: new URL('./storage-worker.js', import.meta.url),
      analysis: new URL('./analysis-worker.js', import.meta.url),
    },
    port: options.port,
    version,
    tunnel: options.tunnel,
    authtoken: options.authtoken,
    seeds: options.seeds ?? [],
    acknowledge: options.isEarlyAck ? 'before-commit' : 'after-commit',
  })
  const stop = (): void => {
    void backend.close().finally(() => {
      lines.flush()
      process.exit(0)
    })
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  const status = await backend.start()
  if (status.state === 'failed') throw new Error(`The receiver could not listen: ${status.message}`)
  if (options.seeds) await printSeeded(backend, log)
}

try {
  await run(readHeadlessOptions(process.env, process.argv.slice(2)))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
