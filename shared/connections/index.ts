import type { Connection, Preset } from '../contracts/connection'
import { customWebhook } from './custom-webhook'
import { github } from './github'
import { stripe } from './stripe'

/** Every connection the app knows, in the order of the list. */
export const connections: readonly Connection[] = [customWebhook, github, stripe]

export function findConnection(id: string): Connection | undefined {
  return connections.find((connection) => connection.id === id)
}

export function findPreset(connection: Connection, id: string): Preset | undefined {
  return connection.presets.find((preset) => preset.id === id)
}
