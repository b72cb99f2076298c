import type { Random } from './ports'

/** 16 random bytes as 22 base64url characters: an id, or the unguessable part of a trigger's URL. */
export const createId = (random: Random): string => Buffer.from(random.bytes(16)).toString('base64url')

/** An id of the same form that begins with the time (epoch ms), so that the store writes those of a moment side by side in its index. */
export function createTimedId(random: Random, now: number): string {
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(Math.trunc(now), 0, 6)
  bytes.set(random.bytes(10), 6)
  return bytes.toString('base64url')
}
