import type { Connection, Preset, SecretDescription } from '../contracts/connection'
import { customPresetId } from '../contracts/custom-scheme'
import type { CustomScheme } from '../contracts/custom-scheme'
import type { Authentication } from '../contracts/trigger'

const pastedSecret: SecretDescription = {
  format: 'vendor',
  vendorLabel: 'Secret',
  hint: 'The secret or public key that the sender signs with, as the recipe needs it.',
}

const presetOf = ({ recipe, secret = pastedSecret }: CustomScheme): Preset => ({
  id: customPresetId,
  name: 'Custom recipe',
  summary: 'The scheme that this trigger describes itself: where the signature stands and what it is made from.',
  recipe,
  secret,
})

interface Versions {
  /** The preset is there to be chosen. */
  offered: Connection
  /** The scheme is in force. */
  applied: Connection
}

// Compiled recipes and settings are kept by identity, so one scheme gives one connection.
const known = new WeakMap<CustomScheme, Versions>()

const versionsOf = (connection: Connection, custom: CustomScheme): Versions => {
  const offered = { ...connection, presets: [...connection.presets, presetOf(custom)] }
  const given = Object.fromEntries(
    Object.entries(custom).filter(([key, value]) => key !== 'recipe' && key !== 'secret' && value !== undefined),
  )
  return { offered, applied: { ...offered, ...given } }
}

/** A connection as a trigger with a scheme of its own works by it; unchanged without one. */
export function withCustomScheme(connection: Connection, authentication: Authentication): Connection {
  const { custom, method, preset } = authentication
  if (custom === undefined) return connection
  let versions = known.get(custom)
  if (versions === undefined) {
    versions = versionsOf(connection, custom)
    known.set(custom, versions)
  }
  return method === 'signature' && preset === customPresetId ? versions.applied : versions.offered
}

/** All that a connection says under one of its presets, as a scheme to start from. */
export function schemeOf(connection: Connection, { recipe, secret }: Preset): CustomScheme {
  const { config, decode, deliveryIdFrom, eventTypeFrom, handshakes, methods, reply } = connection
  return {
    recipe,
    secret,
    ...(config && { config }),
    deliveryIdFrom,
    eventTypeFrom,
    ...(methods && { methods }),
    ...(decode && { decode }),
    ...(reply && { reply }),
    ...(handshakes.length > 0 && { handshakes }),
  }
}
