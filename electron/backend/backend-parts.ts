import type { RemoteKeys } from '@shared/domain/remote-keys'
import type { createAnalyser } from './analysis/create-analyser'
import type { LiveStatus } from './app-status'
import type { LiveSettings } from './live-settings'
import type { Ports } from './ports'
import type { PushQueue } from './push'
import type { Download } from './remote-keys/download'
import type { createSender } from './sender/create-sender'
import type { Store } from './storage/store'
import type { ConsoleBases } from './tunnel/console-bases'
import type { Tunnel } from './tunnel/tunnel'
import type { TunnelSecrets } from './tunnel/tunnel-secrets'
import type { TriggerRegistry } from './triggers/trigger-registry'
import type { TriggerWriter } from './triggers/trigger-writer'

/** All that the handlers work with. */
export interface BackendParts extends Ports {
  store: Store
  analyser: ReturnType<typeof createAnalyser>
  sender: ReturnType<typeof createSender>
  registry: TriggerRegistry
  writer: TriggerWriter
  settings: LiveSettings
  status: LiveStatus
  push: PushQueue
  tunnel: Tunnel
  tunnelSecrets: TunnelSecrets
  consoleBases: ConsoleBases
  /** Fetches an address of a vendor. */
  download: Download
  /** Every public key fetched so far. */
  fetchedKeys(): RemoteKeys
}
