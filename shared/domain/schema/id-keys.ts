const idPatterns = [
  /^\d+$/,
  /^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/,
  /^(?=.*\d)[0-9a-f]{12,}$/,
  /^(?=.*\d)[A-Z0-9]{8,}$/,
  /^[a-z]+_(?=.*\d)[A-Za-z0-9]{8,}$/,
  /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?$/,
]

/** Whether a key is data rather than a name: a number, a UUID, a long hex or upper-case id, a prefixed id or a date. */
export function isIdKey(key: string): boolean {
  return (
    key.length <= 200 && (idPatterns.some((pattern) => pattern.test(key)) || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(key))
  )
}
