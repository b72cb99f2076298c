import type { TunnelSettings } from '@shared/contracts/tunnel'
import type { LiveSettings } from '../live-settings'
import type { Ports } from '../ports'
import type { PushQueue } from '../push'
import type { Store } from '../storage/store'
import { noTunnelMemory } from '../storage/tunnel-memory'
import { createProber } from './create-prober'
import type { Prober } from './create-prober'
import { createTunnel } from './create-tunnel'
import type { TunnelDriver } from './driver'
import { createGapKeeper } from './gap-keeper'
import { createOwnProbes } from './own-probes'
import type { Tunnel, TunnelOverride } from './tunnel'
import type { TunnelLimits } from './tunnel-limits'
import { createTunnelLog } from './tunnel-log'
import { createMemoryKeeper } from './tunnel-memory-keeper'
import { loadTunnelSecrets } from './tunnel-secrets'
import type { TunnelSecrets } from './tunnel-secrets'
import { createWantedTunnel } from './wanted-tunnel'

/** Makes the driver of the settings; tests put another one in its place. */
export type MakeDriver = (settings: TunnelSettings, secrets: TunnelSecrets) => TunnelDriver

export interface OpenTunnelOptions {
  override: TunnelOverride | null
  /** Serves where the vault has none. */
  environmentAuthtoken: string | null
  makeDriver: MakeDriver
  limits?: TunnelLimits | undefined
}

interface OpenTunnelParts extends Pick<Ports, 'clock' | 'random' | 'vault' | 'log' | 'surroundings'> {
  store: Store
  settings: LiveSettings
  push: PushQueue
  /** The status is another one. */
  changed(): void
  basesChanged(previous: string | null): void
}

/** The tunnel with what others need of its parts. Nothing connects until it is started. */
export interface TunnelWithParts {
  tunnel: Tunnel
  secrets: TunnelSecrets
  prober: Prober
}

/** Reads what the tunnel has to remember and wires its parts. */
export async function openTunnel(parts: OpenTunnelParts, options: OpenTunnelOptions): Promise<TunnelWithParts> {
  const { store, clock, push, log } = parts
  const secrets = await loadTunnelSecrets(parts, options.environmentAuthtoken)
  const memory = createMemoryKeeper(parts, (await store.tunnelMemory()) ?? noTunnelMemory)
  const gaps = createGapKeeper(parts, await store.gaps())
  const tunnelLog = createTunnelLog({ clock, push })
  const wanted = createWantedTunnel({ settings: parts.settings, override: options.override, memory })
  const prober = createProber({ clock })
  const { changed, basesChanged, random, surroundings } = parts
  const probes = createOwnProbes({ prober, memory, log: tunnelLog, base: () => wanted.base(), changed })
  const tunnel = createTunnel({
    ...{ wanted, secrets, memory, gaps, probes, clock, random, surroundings, changed, basesChanged },
    log: tunnelLog,
    facts: log,
    makeDriver: (settings) => options.makeDriver(settings, secrets),
    ...(options.limits && { limits: options.limits }),
  })
  return { tunnel, secrets, prober }
}
