/** A point in time in epoch milliseconds (with a fraction, where the text has one); `zoned` is false when UTC was assumed. */
export interface Instant {
  milliseconds: number
  zoned: boolean
}

const pattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(?:([Zz])|([+-])(\d{2}):?(\d{2}))?)?$/

const maxLength = 64

const isRealDay = (milliseconds: number, day: number, month: number): boolean => {
  const date = new Date(milliseconds)
  return date.getUTCDate() === day && date.getUTCMonth() === month - 1
}

const midnight = (year: number, month: number, day: number): number => {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getTime()
}

const offsetOf = (sign: string | undefined, hours: number, minutes: number): number | null => {
  if (hours > 23 || minutes > 59) return null
  return (sign === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

/** Reads a date or a date-time as ISO 8601 and RFC 3339 write it; `null` for anything else. Without a zone it is UTC. */
export function readInstant(text: string): Instant | null {
  const parts = text.length <= maxLength ? pattern.exec(text) : null
  if (parts === null) return null
  const number = (index: number): number => Number(parts[index] ?? '0')
  const [year, month, day] = [number(1), number(2), number(3)]
  const [hour, minute, second] = [number(4), number(5), number(6)]
  const start = midnight(year, month, day)
  const offset = offsetOf(parts[9], number(10), number(11))
  if (offset === null || !isRealDay(start, day, month) || hour > 23 || minute > 59 || second > 59) return null
  const time = ((hour * 60 + minute) * 60 + second) * 1000 + number(7) * 1000
  return { milliseconds: start + time - offset, zoned: parts[8] !== undefined || parts[9] !== undefined }
}
