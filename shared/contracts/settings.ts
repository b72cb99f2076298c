import { z } from 'zod'
import { defaultTunnelSettings, tunnelSettingsSchema } from './tunnel'

export const mebibyte = 1024 * 1024

export const themeSchema = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof themeSchema>

/** Where secrets are kept: the OS keychain, only in memory, or an unencrypted file of mode 0600 by explicit choice. */
export const secretStorageSchema = z.enum(['keychain', 'memory', 'file'])
export type SecretStorage = z.infer<typeof secretStorageSchema>

export const settingsSchema = z.strictObject({
  theme: themeSchema,
  /** Port wanted for the receiver; `null` takes the last one used, or any free one. */
  port: z.number().int().min(1024).max(65535).nullable(),
  /** The port in use at the last start; kept so that local URLs stay the same. */
  lastPort: z.number().int().nullable(),
  bodyLimitBytes: z
    .number()
    .int()
    .min(1024)
    .max(64 * mebibyte),
  /** `null` until the user chose; only asked where the OS has no keychain. */
  secretStorage: secretStorageSchema.nullable(),
  /** Settings stored by a version without tunnels lack it. */
  tunnel: tunnelSettingsSchema.default(defaultTunnelSettings),
})
export type Settings = z.infer<typeof settingsSchema>

export const defaultSettings: Settings = {
  theme: 'system',
  port: null,
  lastPort: null,
  bodyLimitBytes: mebibyte,
  secretStorage: null,
  tunnel: defaultTunnelSettings,
}
