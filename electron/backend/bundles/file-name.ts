const longest = 60

/** Names that Windows keeps for devices, whatever their ending. */
const reserved = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/

/** A file name of lower-case ASCII letters, digits and hyphens for a trigger's name, safe on every system. */
export function safeFileName(triggerName: string, ending: string): string {
  const stem = triggerName
    .replace(/^Webhook:\s*/, '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '')
  if (stem === '') return `trigger${ending}`
  return `${reserved.test(stem) ? `trigger-${stem}` : stem}${ending}`
}
