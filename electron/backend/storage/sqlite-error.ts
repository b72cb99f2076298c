const primary = { busy: 5, corrupt: 11, notADatabase: 26 }
const shortRead = 522

/** SQLite's extended result code of a thrown error, or `null` when it is another kind of error. */
function sqliteCode(error: unknown): number | null {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : null
}

/** The driver gives errors of `all()` no code. */
const damageMessage = /database disk image is malformed|file is not a database/

/** Whether the file itself is damaged, as against locked, full, forbidden or missing. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error)
  if (code === null) return error instanceof Error && damageMessage.test(error.message)
  return code === shortRead || (code & 0xff) === primary.corrupt || (code & 0xff) === primary.notADatabase
}

export function isLocked(error: unknown): boolean {
  return ((sqliteCode(error) ?? 0) & 0xff) === primary.busy
}
