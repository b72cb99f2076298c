import type { TunnelSettings } from '@shared/contracts/tunnel'
import type { LiveSettings } from '../live-settings'
import type { TunnelOverride } from './tunnel'
import type { MemoryKeeper } from './tunnel-memory-keeper'

/** What tunnel there shall be, and the public base that follows from it. */
export interface WantedTunnel {
  /** The settings in force: those of the user, or what HOOKWRIGHT_TUNNEL puts in their place. */
  settings(): TunnelSettings
  /** The same, or `null` when only this computer shall be reached. */
  current(): TunnelSettings | null
  /** The public base, also before it is online again; `null` when there is none, or none is known yet. */
  base(): string | null
  isFixed: boolean
  /** Keeps whether it is wanted; what the environment decides is not written down. */
  want(isWanted: boolean): Promise<void>
}

export function createWantedTunnel(parts: {
  settings: LiveSettings
  override: TunnelOverride | null
  memory: MemoryKeeper
}): WantedTunnel {
  const { override, memory } = parts
  const settings = (): TunnelSettings => {
    const { tunnel } = parts.settings.current()
    if (override === null) return tunnel
    const manual = override.driver === 'manual' ? { url: override.url } : tunnel.manual
    return { ...tunnel, driver: override.driver, isWanted: true, manual }
  }
  const current = (): TunnelSettings | null => {
    const given = settings()
    return given.driver !== 'off' && given.isWanted ? given : null
  }
  return {
    settings,
    current,
    isFixed: override !== null,
    base() {
      const wanted = current()
      if (wanted === null) return null
      if (wanted.driver === 'manual') return wanted.manual.url
      return memory.current().bases.find((known) => known.driver === wanted.driver)?.base ?? null
    },
    async want(isWanted) {
      const { tunnel } = parts.settings.current()
      if (override !== null || tunnel.isWanted === isWanted) return
      await parts.settings.change({ tunnel: { ...tunnel, isWanted } })
    },
  }
}
