import type { Outcome } from '@shared/contracts/verdict'
import type { Meaning } from './badge'
import type { MarkShape } from './state-mark'

/** How each outcome of a delivery is shown: word, colour and shape. */
export const outcomeLooks: Record<Outcome, { word: string; shape: MarkShape; meaning: Meaning }> = {
  accepted: { word: 'accepted', shape: 'dot', meaning: 'ok' },
  filtered: { word: 'filtered', shape: 'ring', meaning: 'mute' },
  refused: { word: 'refused', shape: 'square', meaning: 'bad' },
  flagged: { word: 'flagged', shape: 'triangle', meaning: 'warn' },
  handshake: { word: 'handshake', shape: 'ring', meaning: 'info' },
  duplicate: { word: 'duplicate', shape: 'ring', meaning: 'mute' },
}
