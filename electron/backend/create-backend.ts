import type { ReceiverStatus } from '@shared/contracts/status'
import type { Push } from '@shared/ipc/events'
import { fail } from '@shared/ipc/result'
import type { Result } from '@shared/ipc/result'
import { createAnalyser } from './analysis/create-analyser'
import { createLiveStatus } from './app-status'
import { createCaller } from './call'
import { closeBackend } from './close-backend'
import { createDeliveryRecorder } from './delivery-recorder'
import { createHandlers } from './handlers/create-handlers'
import { loadSettings } from './live-settings'
import { skippedTriggers } from './notices'
import type { Ports } from './ports'
import { createPushQueue } from './push'
import { createReceiver } from './receiver/create-receiver'
import { createRedactingLog } from './redacting-log'
import { createKeyFetcher } from './remote-keys/create-key-fetcher'
import { createDownload } from './remote-keys/download'
import type { Download } from './remote-keys/download'
import { createSender } from './sender/create-sender'
import { createMarks } from './sender/marks'
import { tellOfBodyLimit } from './setting-notices'
import { startReceiver } from './start-receiver'
import { createStore } from './storage/create-store'
import { guardStore } from './guard-store'
import { takeToldSecret } from './triggers/change-keys'
import { loadTriggers } from './triggers/load-triggers'
import { seedTriggers } from './triggers/seed-triggers'
import type { TriggerSeed } from './triggers/seed-triggers'
import { createTriggerRegistry } from './triggers/trigger-registry'
import { createTriggerWriter } from './triggers/trigger-writer'
import { createConsoleBases } from './tunnel/console-bases'
import { createDriverMaker } from './tunnel/make-driver'
import { openTunnel } from './tunnel/open-tunnel'
import type { MakeDriver } from './tunnel/open-tunnel'
import type { TunnelOverride } from './tunnel/tunnel'
import type { TunnelLimits } from './tunnel/tunnel-limits'

export interface BackendOptions {
  ports: Ports
  /** Where the record of the app is kept. */
  directory: string
  workerUrls: { storage: URL; analysis: URL }
  /** `null`: the port of the settings, else the last one used, else any free one; `0`: any. */
  port: number | null
  version: string
  /** What HOOKWRIGHT_TUNNEL says; `null`: the settings decide. */
  tunnel?: TunnelOverride | null
  /** NGROK_AUTHTOKEN; serves where the vault has none. */
  authtoken?: string | null
  /** For tests: other drivers, and shorter times. */
  tunnelTesting?: { makeDriver?: MakeDriver; limits?: TunnelLimits }
  /** Fetches addresses of vendors; for tests. */
  download?: Download
  /** Made as ready triggers when there is none. */
  seeds?: readonly TriggerSeed[]
  /** `before-commit` answers too early, which only the kill test's negative control may ask for. */
  acknowledge?: 'after-commit' | 'before-commit'
}

/** The app without a window: answers calls, tells facts, receives. */
export interface Backend {
  /** Runs the handler of a route; never rejects. */
  call(name: string, input: unknown): Promise<Result<unknown>>
  /** Returns the function that unsubscribes. */
  subscribe(listener: (push: Push) => void): () => void
  /** Listens on the wanted port, or on another when it is taken. */
  start(): Promise<ReceiverStatus>
  isReceiving(): boolean
  /** Ends listening for samples on all triggers, as when the window that showed it has gone. */
  stopListening(): Promise<void>
  /** Stops accepting, drains and closes within 8 s; a second call waits for the first. */
  close(): Promise<void>
}

const isClosing = () =>
  fail('invalid_state', 'Hookwright is closing, so nothing can be changed any more. Start it again.')

/** Wires the parts over the given ports and opens the store; nothing is received until `start`. */
export async function createBackend(options: BackendOptions): Promise<Backend> {
  const { directory, workerUrls, version } = options
  const registry = createTriggerRegistry()
  let tunnelSecrets: () => string[] = () => []
  const log = createRedactingLog(options.ports.log, () => [...registry.secrets(), ...tunnelSecrets()])
  const ports: Ports = { ...options.ports, log }
  const { clock, random, crypto, vault } = ports

  const push = createPushQueue((error) => log.error('A listener of pushes failed.', error))
  const store = guardStore(
    await createStore({ directory, workerUrl: workerUrls.storage, log, acknowledge: options.acknowledge }),
  )
  const settings = await loadSettings(store, push)
  const chosen = settings.current().secretStorage
  if (vault.mustChoose && chosen !== null && chosen !== 'keychain') await vault.choose(chosen)

  const { tunnel, secrets, prober } = await openTunnel(
    { ...ports, store, settings, push, changed: () => status.tell(), basesChanged: () => tellBases() },
    {
      override: options.tunnel ?? null,
      environmentAuthtoken: options.authtoken ?? null,
      makeDriver: options.tunnelTesting?.makeDriver ?? createDriverMaker({ processes: ports.processes, version }),
      limits: options.tunnelTesting?.limits,
    },
  )
  tunnelSecrets = () => secrets.all()
  const status = await createLiveStatus({ version, store, vault, tunnel, push, log })
  const skipped = await loadTriggers({ registry, store, vault, clock, log })
  if (skipped.length > 0) status.show(skippedTriggers(skipped))
  const writer = createTriggerWriter({ registry, store, vault, clock, push, log })

  const consoleBases = createConsoleBases({ tunnel, registry, writer, store, status, log })
  const tellBases = (): void => {
    registry.setPublicBases(tunnel.bases())
    consoleBases.tell()
  }
  const recorder = createDeliveryRecorder({ store, registry, writer, push, status, tunnel, consoleBases, log })
  const download = options.download ?? createDownload()
  const keyFetcher = createKeyFetcher({ clock, log, download })
  const marks = createMarks(random)
  const receiver = createReceiver({
    clock,
    random,
    crypto,
    log,
    bodyLimitBytes: () => settings.current().bodyLimitBytes,
    findTarget: (token) => registry.findTarget(token),
    publicBase: () => tunnel.base(),
    findMark: (text) => marks.find(text),
    answerProbe: (nonce, refusal) => prober.arrive(nonce, refusal),
    record: (delivery) => recorder.record(delivery),
    keepSecret: async (triggerId, secret) => {
      const kept = await writer.change(triggerId, (entry) => takeToldSecret(entry, secret, { clock, random }))
      return kept.ok
    },
    fetchedKeys: () => keyFetcher.known(),
    fetchKeys: (wanted) => keyFetcher.fetch(wanted),
  })
  const analyser = createAnalyser({ workerUrl: workerUrls.analysis, log })
  const sender = createSender({ clock, random, crypto, marks })
  const parts = {
    ...ports,
    ...{ store, analyser, sender, registry, writer, settings, status, push, download },
    ...{ tunnel, tunnelSecrets: secrets, consoleBases, fetchedKeys: () => keyFetcher.known() },
  }
  const caller = createCaller(createHandlers(parts), log)
  tellOfBodyLimit(settings.current(), status)

  let closing: Promise<void> | null = null
  return {
    call: async (name, input) => (closing === null ? caller(name, input) : isClosing()),
    subscribe: (listener) => push.subscribe(listener),
    async start() {
      const started = await startReceiver(receiver, { ...parts, port: options.port })
      if (options.seeds && registry.list().length === 0) await seedTriggers(options.seeds, { writer, clock, random })
      return started
    },
    isReceiving: () => closing === null && status.current().receiver.state === 'listening',
    async stopListening() {
      for (const { trigger, listening } of registry.list()) {
        if (listening) await caller('triggers.listen', { triggerId: trigger.id, listening: false })
      }
    },
    close: () => (closing ??= closeBackend({ receiver, recorder, status, push, analyser, store, tunnel, log })),
  }
}
