import { randomBytes } from 'node:crypto'
import type { Random } from '../ports'

/** The Random port on the system's cryptographic generator. */
export const systemRandom: Random = {
  bytes: (length) => new Uint8Array(randomBytes(length)),
}
