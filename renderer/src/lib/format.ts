const pad = (value: number): string => String(value).padStart(2, '0')

/** Epoch ms as `HH:MM:SS` in the user's zone. */
export function formatTime(at: number): string {
  const date = new Date(at)
  return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`
}

const dateFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

/** Epoch ms as `23 Nov 2026, 08:41:07` in the user's zone. */
export function formatDateTime(at: number): string {
  return `${dateFormat.format(at)}, ${formatTime(at)}`
}

const units = ['KB', 'MB', 'GB', 'TB']

/** A size in bytes for people: `812 B`, `9.2 KB`, `41 MB`; 1 KB is 1,024 bytes, and from 10 on there are no decimals but for KB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${formatCount(bytes)} B`
  let value = bytes
  let unit = -1
  while (value >= 1023.95 && unit < units.length - 1) {
    value /= 1024
    unit += 1
  }
  const isCoarse = value >= 100 || (unit > 0 && value >= 10)
  return `${isCoarse ? Math.round(value) : value.toFixed(1)} ${units[unit]}`
}

const countFormat = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** A whole number with thousands separators: `2,041`. */
export function formatCount(count: number): string {
  return countFormat.format(count)
}

/** A duration in ms: `<1 ms`, `6 ms`, `1.4 s`. */
export function formatDuration(ms: number): string {
  if (ms < 1) return '<1 ms'
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
}

/** `1 delivery`, `2,041 deliveries`. */
export function formatQuantity(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}

/** Epoch ms as the time alone when it was today, else with the date. */
export function formatMoment(at: number): string {
  const isToday = dateFormat.format(at) === dateFormat.format(Date.now())
  return isToday ? formatTime(at) : formatDateTime(at)
}

/** How long ago, in words: `just now`, `2 min ago`, `3 h ago`, then the date. Both in epoch ms. */
export function formatAgo(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`
  return `on ${dateFormat.format(at)}`
}

/** Epoch ms, or an ISO date, as `14 Nov 2026`. */
export function formatDate(at: number | string): string {
  return dateFormat.format(typeof at === 'string' ? new Date(`${at}T12:00:00`) : at)
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })

/** Epoch ms as `12:03` when it is the day of `now`, else as `23 Nov, 12:03`. */
export function formatClock(at: number, now = Date.now()): string {
  const time = formatTime(at).slice(0, 5)
  return dateFormat.format(at) === dateFormat.format(now) ? time : `${dayFormat.format(at)}, ${time}`
}

/** How long something lasted, in ms, with the two units that matter: `40 s`, `6 min`, `14 h 53 min`, `2 days`. */
export function formatSpan(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  if (minutes >= 48 * 60) return `${Math.round(minutes / 1440)} days`
  const rest = minutes % 60
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`
}
