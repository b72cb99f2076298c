import { defaultSettings } from '@shared/contracts/settings'
import type { Settings } from '@shared/contracts/settings'
import type { PushQueue } from './push'
import { createSerialQueue } from './serial-queue'
import type { Store } from './storage/store'

/** The settings in force. */
export interface LiveSettings {
  current(): Settings
  /** Stores the change, puts it in force and tells the windows. */
  change(patch: Partial<Settings>): Promise<Settings>
}

/** Reads the stored settings, or the defaults at the first start. */
export async function loadSettings(store: Store, push: PushQueue): Promise<LiveSettings> {
  const inTurn = createSerialQueue()
  let current: Settings = (await store.readSettings()) ?? defaultSettings
  return {
    current: () => current,
    change: (patch) =>
      inTurn(async () => {
        const next = { ...current, ...patch }
        await store.saveSettings(next)
        current = next
        push.add({ fact: 'settings.changed', settings: next })
        return next
      }),
  }
}
