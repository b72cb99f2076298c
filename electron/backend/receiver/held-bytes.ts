/** Counts the bodies held in memory, so that many senders at once cannot exhaust it. */
export interface HeldBytes {
  /** Takes room for `bytes`, or says `false`. */
  take(bytes: number, bodyLimitBytes: number): boolean
  give(bytes: number): void
  /** Whether a body of that size would find room now. */
  hasRoom(bytes: number, bodyLimitBytes: number): boolean
}

/** Room for `budgetBytes`, or for two bodies of the largest allowed size where that is more: one is never shut out by small ones. */
export function createHeldBytes(budgetBytes: number): HeldBytes {
  let held = 0
  const hasRoom = (bytes: number, bodyLimitBytes: number): boolean =>
    held + bytes <= Math.max(budgetBytes, 2 * bodyLimitBytes)

  return {
    hasRoom,
    take(bytes, bodyLimitBytes) {
      if (!hasRoom(bytes, bodyLimitBytes)) return false
      held += bytes
      return true
    },
    give(bytes) {
      held -= bytes
    },
  }
}
