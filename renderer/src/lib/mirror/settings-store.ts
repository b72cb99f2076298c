import { defaultSettings } from '@shared/contracts/settings'
import type { Settings } from '@shared/contracts/settings'
import type { Fact } from '@shared/ipc/events'
import { create } from 'zustand'

export interface SettingsMirror {
  settings: Settings
}

/** The settings as the backend last told them; the defaults until then. */
export const useSettings = create<SettingsMirror>(() => ({ settings: defaultSettings }))

/** The settings after a fact. */
export function applyToSettings(settings: Settings, fact: Fact): Settings {
  return fact.fact === 'settings.changed' ? fact.settings : settings
}
