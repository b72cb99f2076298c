import type { Random } from '../ports'

const poolBytes = 4096

/** Random bytes drawn ahead in blocks, since one call of the system's generator costs as much as hashing a body. No byte is given twice. */
export function createPooledRandom(source: Random): Random {
  let pool: Uint8Array = new Uint8Array(0)
  let used = 0

  return {
    bytes(length) {
      if (used + length > pool.length) {
        pool = source.bytes(Math.max(length, poolBytes))
        used = 0
      }
      const bytes = pool.slice(used, used + length)
      used += length
      return bytes
    },
  }
}
