import type { Preset } from '../../contracts/connection'
import type { HandshakeRule } from '../../contracts/handshake'
import { sortKeys } from '../auth/authentication'
import type { DecisionContext } from '../decision'
import { deriveKey } from './secret-form'

const isComputed = ({ reply }: HandshakeRule): boolean => {
  const { body } = reply
  const texts = body.kind === 'text' ? [body.text] : body.kind === 'json' ? Object.values(body.fields) : []
  return texts.some((text) => Array.isArray(text) && text.some((piece) => typeof piece === 'object' && 'hmac' in piece))
}

const findPreset = ({ connection, trigger }: DecisionContext): Preset | undefined =>
  connection.presets.find(({ id }) => id === trigger.authentication.preset)

/** The key that a reply is computed with, that of the current secret; `null` when there is none or none is needed. */
export function replyKey(rule: HandshakeRule, context: DecisionContext): Uint8Array | null {
  if (!isComputed(rule)) return null
  const [current] = sortKeys(context.secrets, context.now).active
  const recipe = findPreset(context)?.recipe
  if (current === undefined || recipe === undefined) return null
  return deriveKey(recipe.type === 'hmac' ? recipe.key : 'utf8', current.secret, context.crypto)
}
