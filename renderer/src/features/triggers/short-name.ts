const usualStart = 'Webhook: '

/** A trigger's name without the start that nearly all names share, so that names fit; the full one is the accessible name. */
export function shortName(name: string): string {
  return name.startsWith(usualStart) && name.length > usualStart.length ? name.slice(usualStart.length) : name
}
